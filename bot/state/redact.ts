/**
 * Masks what identifies a person in a question before it is stored: identity card numbers, mobile numbers, bank
 * cards, e-mail addresses. Service numbers (12345, 966886, 023-63807576) stay: they are what staff need to see.
 */
export function redactPersonal(text: string): string {
  return text
    .replace(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '〔邮箱〕')
    .replace(/(?<!\d)\d{17}[\dXx](?![\dA-Za-z])/g, '〔证件号〕')
    .replace(/(?<!\d)\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)/g, '〔卡号〕')
    .replace(/(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g, '〔手机号〕');
}
