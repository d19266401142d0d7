import { citationLine } from '../bot/channels/render/citation-line.js';
import { toCsv } from '../bot/csv.js';
import { type DayRow, type QuestionRow, type Report, wasNotReady } from '../bot/state/report.js';
import type { RefusalReason } from '../src/domain/answer.js';
import { textTable } from './text-table.js';

export const reportFormats = ['table', 'csv', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** The report as text for stdout, its last line ended. */
export function formatReport(report: Report, format: ReportFormat): string {
  if (format === 'json') return `${JSON.stringify(report, null, 2)}\n`;
  return format === 'csv' ? reportCsv(report) : reportTable(report);
}

const lists = [
  ['mostAsked', '问得最多'],
  ['unanswered', '未能作答'],
  ['unhelpful', '评为没用'],
] as const;

function reportTable(report: Report): string {
  const days = report.perDay.map((row) => [row.day, row.channel, ...countsOf(row)]);
  const parts = [
    `${report.from} 至 ${report.to}\n`,
    section('每日各渠道', ['日期', '渠道', '作答', '未答', '寒暄', '故障', '未就绪', '有用', '没用'], days),
    ...lists.map(([name, title]) =>
      section(
        title,
        ['次数', '问题', '结果', '有用', '没用', '最近', '渠道'],
        report[name].map((row) => [
          row.times,
          row.question,
          resultOf(row),
          row.helpful,
          row.unhelpful,
          row.lastDay,
          row.channels.join(' '),
        ]),
      ),
    ),
  ];
  return parts.join('\n');
}

function section(title: string, header: readonly string[], rows: (string | number)[][]): string {
  return `【${title}】\n${rows.length === 0 ? '无\n' : textTable(header, rows)}`;
}

/** One table for a spreadsheet: the first column says which list a row belongs to. */
function reportCsv(report: Report): string {
  const header = [
    ...['section', 'day', 'channel', 'question', 'times', 'status', 'reason'],
    ...['answered', 'refused', 'chat', 'failed', 'not_ready', 'helpful', 'unhelpful', 'citations'],
  ];
  const days = report.perDay.map((row) => ['per-day', row.day, row.channel, '', '', '', '', ...countsOf(row), '']);
  const questions = lists.flatMap(([name]) =>
    report[name].map((row) => [
      ...[name, row.lastDay, row.channels.join(' '), row.question, row.times, row.status, row.reason],
      ...['', '', '', '', '', row.helpful, row.unhelpful],
      row.citations.map((citation) => citationLine(citation, 'zh')).join('；'),
    ]),
  );
  return toCsv(header, [...days, ...questions]);
}

function countsOf(row: DayRow): number[] {
  return [row.answered, row.refused, row.chat, row.failed, row.notReady, row.helpful, row.unhelpful];
}

const results: Record<string, string> = { answered: '作答', refused: '未答', chat: '寒暄', failed: '故障' };

const refusals: Record<RefusalReason, string> = {
  'not-in-archive': '档案里没有',
  'out-of-scope': '不在服务范围',
  unsafe: '不宜作答',
  'personal-data': '涉及个人信息',
  unclear: '没看懂',
};

/** In words for a person; the code of a failure stays as it is, for it leads to docs/errors.md. */
function resultOf(row: QuestionRow): string {
  if (wasNotReady(row)) return '未就绪';
  const { status, reason } = row;
  const result = results[status] ?? status;
  return reason === '' ? result : `${result}：${refusals[reason as RefusalReason] ?? reason}`;
}
