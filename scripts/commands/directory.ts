import { Command, Option } from 'commander';
import { directoryCsv } from '../../bot/directory-csv.js';
import { citationLine } from '../../src/answering/compose/dates.js';
import { categoryWords } from '../../src/domain/categories.js';
import { withService } from '../with-service.js';

/** `wenyu directory [QUERY] [--json|--csv] [--index DIR]` */
export function directoryCommand(): Command {
  return new Command('directory')
    .description('热线目录：按名称、类别、号码或拼音查找')
    .argument('[QUERY...]', '名称、类别、号码或拼音')
    .option('--json', '以 JSON 输出')
    .addOption(new Option('--csv', '以 CSV 输出').conflicts('json'))
    .option('--index <DIR>', '索引文件夹（默认取 WENYU_INDEX）')
    .action(async (words: string[], options: { json?: boolean; csv?: boolean; index?: string }) => {
      await withService(options.index, async (service) => {
        const entries = await service.directory(words.join(' '));
        if (options.json) console.log(JSON.stringify(entries));
        else if (options.csv) process.stdout.write(directoryCsv(entries));
        else {
          for (const { name, number, category, citation } of entries) {
            console.log(`${number}\t${name}\t${categoryWords[category].label}\t${citationLine(citation, 'zh')}`);
          }
        }
        if (!entries.length) console.error('目录里没有找到。');
      });
    });
}
