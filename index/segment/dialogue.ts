/** Who speaks in a line of an interview: 记者：…, 唐琳：…, 江北报：…, 问：…. */
const turn = /^([\u4e00-\u9fff]{1,6}|[QA])[：:](?!\d)./;

/** A label that several lines bear may be a list's: in a talk somebody asks as often. */
const fewestTurns = 2;

/** Whoever speaks several times on a page where somebody asks several times. */
export function speakersOf(texts: readonly string[]): ReadonlySet<string> {
  const turns = new Map<string, string[]>();
  for (const text of texts) {
    const speaker = turn.exec(text)?.[1];
    if (speaker) turns.set(speaker, [...(turns.get(speaker) ?? []), text]);
  }
  const asked = [...turns.values()].some(
    (said) => said.filter((text) => /[？?][”"]?$/.test(text)).length >= fewestTurns,
  );
  if (!asked) return new Set();
  return new Set([...turns].filter(([, said]) => said.length >= fewestTurns).map(([speaker]) => speaker));
}

/** Whether a text is a turn of a talk. */
export function isTurn(text: string, speakers: ReadonlySet<string>): boolean {
  return speakers.has(turn.exec(text)?.[1] ?? '');
}
