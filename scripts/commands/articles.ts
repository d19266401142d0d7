import { once } from 'node:events';
import { Command } from 'commander';
import { readArchive } from '../../index/read-archive.js';
import { loadConfig } from '../../src/config.js';
import type { Article } from '../../src/domain/article.js';

/** The fields of an article that the command prints; a public interface, so it does not follow the type by itself. */
function printed(article: Article): string {
  const { id, headline, newspaper, date, dateCertainty, dateEvidence, page, issue, kind, eyebrow, subheads } = article;
  const { byline, body, source, continuedFrom, continuedOn, url } = article;
  return JSON.stringify({
    id,
    headline,
    eyebrow,
    subheads,
    newspaper,
    date,
    dateCertainty,
    dateEvidence,
    page,
    issue,
    kind,
    byline,
    body,
    continuedFrom,
    continuedOn,
    url,
    source,
  });
}

/** `wenyu articles`: segments an archive without an index; JSON Lines on stdout, the report on stderr. */
export function articlesCommand(): Command {
  return new Command('articles')
    .description('把档案切分成文章，每行输出一篇（JSON Lines），不建索引')
    .option('--archive <DIR>', '档案文件夹（默认取 WENYU_ARCHIVE）')
    .action(async (options: { archive?: string }) => {
      const { articles, directory, report } = await readArchive(options.archive ?? loadConfig(process.env).archive);
      for (const article of articles)
        if (!process.stdout.write(`${printed(article)}\n`)) await once(process.stdout, 'drain');
      for (const { file, line, reason } of report.skips)
        process.stderr.write(`跳过 ${line === undefined ? file : `${file}:${line}`}：${reason}\n`);
      process.stderr.write(
        `${report.pages} 个版面，${articles.length} 篇文章，${directory.length} 条电话，` +
          `${report.boilerplate.length} 行版面文字未收入正文，跳过 ${report.skips.length} 处\n`,
      );
    });
}
