import type { Language } from '../../domain/answer.js';
import type { Manifest } from '../../store/manifest.js';
import { readableDate } from './dates.js';

/** At most so many papers are named, those of most articles first. */
const papersNamed = 6;

/** What the archive holds: its papers with the dates that they span, articles of pages without a paper's name, and how many in all. */
export function holdingsReply(
  { newspapers, counts }: Pick<Manifest, 'newspapers' | 'counts'>,
  language: Language,
): string {
  const most = [...newspapers].sort((a, b) => b.articles - a.articles);
  const named = most.slice(0, papersNamed).map(({ name, from, to, articles }) => {
    const dates = spanOf(from, to, language);
    if (language === 'zh') return `· 《${name}》${dates ? `，${dates}` : ''}，${articles}篇`;
    return `· 《${name}》${dates ? `, ${dates}` : ''}: ${articles} articles`;
  });
  const unnamed = counts.articles - newspapers.reduce((sum, { articles }) => sum + articles, 0);
  const further = newspapers.length - named.length;
  if (language === 'zh') {
    return [
      `我查的报纸档案里现有${counts.articles}篇文章：`,
      ...named,
      ...(further > 0 ? [`· 另外${further}种报纸`] : []),
      ...(unnamed > 0 ? [`· 没有印出报名的版面，${unnamed}篇`] : []),
      '档案之外的事我不知道；每条回答都注明日期，旧消息请先核实。',
    ].join('\n');
  }
  return [
    `The newspaper archive that I search holds ${counts.articles} articles:`,
    ...named,
    ...(further > 0 ? [`· ${further} further papers`] : []),
    ...(unnamed > 0 ? [`· pages without a paper’s name: ${unnamed} articles`] : []),
    'I know nothing beyond it. Every answer carries its date: please check old news.',
  ].join('\n');
}

function spanOf(from: string | null, to: string | null, language: Language): string | null {
  if (from === null || to === null) return null;
  if (from === to) return readableDate(from, language);
  const between = language === 'zh' ? '至' : ' to ';
  return `${readableDate(from, language)}${between}${readableDate(to, language)}`;
}
