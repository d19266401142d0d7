import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readArchive } from '../../../index/read-archive.js';
import { madeNews } from '../../support/news.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wenyu-archive-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): void {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), content);
}
const [lamps, wheat, lifts] = [madeNews[0]!, madeNews[1]!, madeNews[2]!];
const page = `江城晚报 2023年6月9日 星期五 第3版\n\n${lamps.title}\n\n本报讯（记者 王五）${lamps.body}\n\n${wheat.title}\n\n${wheat.body}\n`;

describe('readArchive', () => {
  it('reads pages, ready articles and subfolders, and names files relative to the archive', async () => {
    write('2023/page.txt', page);
    write('ready.jsonl', `${JSON.stringify({ id: 'a1', title: lifts.title, body: lifts.body, date: '2024-01-02' })}\n`);
    const { articles, report, files } = await readArchive(folder);
    expect(report).toMatchObject({ pages: 1, articles: 4, skips: [] });
    expect(files.map(({ file }) => file)).toEqual(['2023/page.txt', 'ready.jsonl']);
    expect(articles.map(({ headline, date, newspaper }) => [headline, date, newspaper])).toEqual([
      ['江城晚报', '2023-06-09', '江城晚报'],
      [lamps.title, '2023-06-09', '江城晚报'],
      [wheat.title, '2023-06-09', '江城晚报'],
      [lifts.title, '2024-01-02', null],
    ]);
    expect(articles[3]).toMatchObject({
      id: 'a1',
      dateCertainty: 'printed',
      lineMap: [[0, 1]],
      source: { lines: [1, 1] },
    });
    expect(new Set(articles.map(({ id }) => encodeURIComponent(id)))).toEqual(new Set(articles.map(({ id }) => id)));
  });

  it('reports each line of a .jsonl that is no article, and reads the others', async () => {
    const good = JSON.stringify({ id: 'x', body: '正文。' });
    write(
      'a.jsonl',
      [
        '\ufeff' + good,
        '{broken',
        '[]',
        '{"body":"没有编号"}',
        '{"id":"y"}',
        '{"id":"z","body":"  "}',
        good,
        '',
        '{"id":"w","body":"文","date":"昨天"}',
      ].join('\r\n'),
    );
    const { articles, report } = await readArchive(folder);
    expect(articles.map(({ id }) => id)).toEqual(['x']);
    expect(report.skips).toEqual([
      { file: 'a.jsonl', line: 2, reason: '这一行不是 JSON' },
      { file: 'a.jsonl', line: 3, reason: '这一行不是 JSON 对象' },
      { file: 'a.jsonl', line: 4, reason: '缺少 id' },
      { file: 'a.jsonl', line: 5, reason: '缺少 body，或不是字符串' },
      { file: 'a.jsonl', line: 6, reason: '正文 body 是空的' },
      { file: 'a.jsonl', line: 7, reason: 'id “x”与前面的文章重复' },
      { file: 'a.jsonl', line: 9, reason: '日期“昨天”不对（应写成 YYYY-MM-DD）' },
    ]);
  });

  it('skips what is no page, with the reason, and indexes the rest', async () => {
    write('good.txt', page);
    write('empty.txt', '');
    write('zeros.txt', new Uint8Array(1000));
    write('photo.jpg', 'x');
    write('README.md', 'about');
    write('.hidden.txt', 'x');
    write('huge.txt', 'x');
    truncateSync(join(folder, 'huge.txt'), 200 * 1024 * 1024);
    mkdirSync(join(folder, 'sub'));
    symlinkSync(folder, join(folder, 'sub', 'loop'));
    symlinkSync(join(folder, 'gone.txt'), join(folder, 'dangling.txt'));
    const { report } = await readArchive(folder);
    expect(report.pages).toBe(1);
    expect(report.skips.map(({ file, reason }) => `${file}: ${reason}`).sort()).toEqual([
      'dangling.txt: 无法读取（ENOENT）',
      'empty.txt: 文件是空的',
      'huge.txt: 超过 32 MB，作为一个版面太大',
      'photo.jpg: 不是 .txt、.md、.html 或 .jsonl 文件',
      'sub/loop/: 指向已读文件夹的链接',
      'zeros.txt: 不是文本文件',
    ]);
  });

  it('skips a page and a .jsonl that cannot be read any more, with the reason, and reads the rest', async () => {
    for (const name of ['a.txt', 'b.txt']) write(name, page);
    for (const id of ['c', 'd']) write(`${id}.jsonl`, `${JSON.stringify({ id, body: lifts.body })}\n`);
    const gone = ['b.txt', 'c.jsonl'];
    const { articles, report, files } = await readArchive(folder, {
      onProgress(done) {
        if (done === 0) for (const name of gone) rmSync(join(folder, name));
      },
    });
    expect(report.skips).toEqual(gone.map((file) => ({ file, reason: '无法读取（ENOENT）' })));
    expect(files.map(({ file }) => file)).toEqual(['a.txt', 'd.jsonl']);
    expect(new Set(articles.map(({ source }) => source.file))).toEqual(new Set(['a.txt', 'd.jsonl']));
  });

  it('reads a .jsonl in the encodings that pages are read in', async () => {
    // 防火电话：119 in GB18030; lines of ASCII before it tell nothing.
    const gb = Buffer.from([0xb7, 0xc0, 0xbb, 0xf0, 0xb5, 0xe7, 0xbb, 0xb0, 0xa3, 0xba, 0x31, 0x31, 0x39]);
    const ascii = '{"id":"a","body":"\\u9632\\u706b"}\n'.repeat(40_000);
    write('gb.jsonl', Buffer.concat([Buffer.from(`${ascii}{"id":"g","body":"`), gb, Buffer.from('"}\n')]));
    const line = JSON.stringify({ id: 'u', body: lifts.body });
    write('utf16.jsonl', Buffer.from(`\ufeff${line}\n${line.replace('"u"', '"v"')}`, 'utf16le'));
    const { articles } = await readArchive(folder);
    expect(articles.map(({ id, body }) => [id, body])).toEqual([
      ['a', '防火'],
      ['g', '防火电话：119'],
      ['u', lifts.body],
      ['v', lifts.body],
    ]);
  });

  it('skips a .jsonl whose encoding cannot be told, instead of reading it wrong', async () => {
    const nothing = Buffer.from([0xc3, 0x28, 0xa0, 0xa1, 0xff, 0xfe, 0x80]);
    write('a.jsonl', Buffer.concat([Buffer.from('{"id":"x","body":"'), nothing, Buffer.from('"}\n')]));
    write('b.jsonl', '{"id":"y","body":"正文。"}\n');
    const { report } = await readArchive(folder);
    expect(report).toMatchObject({ articles: 1, skips: [{ file: 'a.jsonl', reason: '认不出文本的编码' }] });
  });

  it('reads a file once, however many links lead to it', async () => {
    mkdirSync(join(folder, 'elsewhere'));
    write('elsewhere/real.txt', page);
    write('archive/b.txt', page);
    const archive = join(folder, 'archive');
    symlinkSync(join(archive, 'b.txt'), join(archive, 'a.txt'));
    symlinkSync(join(folder, 'elsewhere/real.txt'), join(archive, 'c.txt'));
    symlinkSync(join(folder, 'elsewhere/real.txt'), join(archive, 'd.txt'));
    const { report, files } = await readArchive(archive);
    expect(files.map(({ file }) => file)).toEqual(['b.txt', 'c.txt']);
    expect(report.skips).toEqual([
      { file: 'a.txt', reason: '指向已读文件的链接' },
      { file: 'd.txt', reason: '指向已读文件的链接' },
    ]);
  });

  it('tidies a body with a long run of blanks in time that grows no faster than it', async () => {
    const body = `头一段。${' '.repeat(400_000)}接着。 \u3000\r\n\r\n\t第二段。\u200b\u2028 `;
    write('a.jsonl', JSON.stringify({ id: 'x', body }));
    const { articles } = await readArchive(folder);
    expect(articles[0]!.body).toBe(`头一段。${' '.repeat(400_000)}接着。\n第二段。`);
  });

  it('lets a sidecar win over the page, and the file name speak where the page is silent', async () => {
    write('page.txt', page);
    write('page.meta.json', JSON.stringify({ newspaper: '山城报', date: '2020-02-03', page: 7, issue: '12' }));
    write('临江报-2021-05-07-02.txt', `${lifts.title}\n\n${lifts.body}\n`);
    write('broken.txt', `${lamps.title}\n\n${lamps.body}\n`);
    write('broken.meta.json', '{');
    const { articles, report } = await readArchive(folder);
    const of = (headline: string, file: string) =>
      articles.find((article) => article.headline === headline && article.source.file === file);
    expect(of(lamps.title, 'page.txt')).toMatchObject({
      newspaper: '山城报',
      date: '2020-02-03',
      page: '7',
      issue: '12',
    });
    expect(of(lifts.title, '临江报-2021-05-07-02.txt')).toMatchObject({
      newspaper: '临江报',
      date: '2021-05-07',
      page: '2',
    });
    expect(report.skips).toEqual([{ file: 'broken.txt', reason: '同名的 .meta.json 不是 JSON' }]);
  });

  it('reads HTML: headings, paragraphs, entities; no scripts and no navigation', async () => {
    write(
      'page.html',
      `<html><head><meta property="og:site_name" content="江城晚报"><meta name="date" content="2023-06-09"><script>var x=1</script></head>
<body><nav>首页</nav><h2>${lamps.title}</h2><p>${lamps.body}</p>
<h2>${wheat.title}</h2><p>${wheat.body.slice(0, 80)}<br>${wheat.body.slice(80)}</p></body></html>`,
    );
    const { articles } = await readArchive(folder);
    expect(articles.map(({ headline, newspaper, date }) => [headline, newspaper, date])).toEqual([
      [lamps.title, '江城晚报', '2023-06-09'],
      [wheat.title, '江城晚报', '2023-06-09'],
    ]);
    expect(articles[0]!.body).toBe(lamps.body);
    expect(articles[1]!.body.replace('\n', '')).toBe(wheat.body);
    expect(articles[1]!.source.lines).toEqual([3, 3]);
  });

  it('reads an HTML page in GB18030', async () => {
    const gb = Uint8Array.from([0xb7, 0xc0, 0xbb, 0xf0, 0xb5, 0xe7, 0xbb, 0xb0, 0xa3, 0xba, 0x31, 0x31, 0x39]);
    write('page.html', Buffer.concat([Buffer.from('<p>'), gb, Buffer.from('</p>')]));
    const { articles } = await readArchive(folder);
    expect(articles[0]?.body).toBe('防火电话：119');
  });

  it('links the two halves of an article that jumps to another page', async () => {
    const half = Math.floor(lifts.body.length / 2);
    write(
      'p1.txt',
      `江城晚报 2023年6月9日 星期五 第1版\n\n${lifts.title}\n\n本报讯 ${lifts.body.slice(0, half)}(下转3版)\n`,
    );
    write('p3.txt', `江城晚报 2023年6月9日 星期五 第3版\n\n${lifts.title}\n\n(上接1版)${lifts.body.slice(half)}\n`);
    const { articles } = await readArchive(folder);
    const [first, second] = articles.filter(({ headline }) => headline === lifts.title);
    expect(first?.continuedOn).toEqual({ page: '3', articleId: second?.id });
    expect(second?.continuedFrom).toEqual({ page: '1', articleId: first?.id });
    expect(second?.kind).toBe('continuation');
  });

  it('refuses a missing folder and an empty one', async () => {
    await expect(readArchive(join(folder, 'none'))).rejects.toMatchObject({ code: 'E_ARCHIVE_MISSING' });
    await expect(readArchive(folder)).rejects.toMatchObject({ code: 'E_ARCHIVE_EMPTY' });
    write('zeros.txt', new Uint8Array(10));
    await expect(readArchive(folder)).rejects.toThrow(/zeros\.txt：不是文本文件/);
  });

  it('stops when asked to, and tells how far it is', async () => {
    write('a.txt', page);
    write('b.txt', page);
    const seen: [number, number][] = [];
    await readArchive(folder, { onProgress: (done, total) => seen.push([done, total]) });
    expect(seen).toEqual([
      [0, 2],
      [1, 2],
      [2, 2],
    ]);
    await expect(readArchive(folder, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });
});
