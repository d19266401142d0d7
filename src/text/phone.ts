/** What a number is by its form. `mobile` is a person's or an office's mobile phone: no hotline unless printed as one. */
export type PhoneForm =
  | 'emergency'
  | 'short-code'
  | 'carrier'
  | 'service-code'
  | 'toll-free'
  | 'landline'
  | 'local'
  | 'mobile';

/** Three-digit numbers of the national plan that the public may dial. */
const threeDigits = new Set(['110', '112', '114', '119', '120', '122', '999']);
const areaCode = /^0(?:10|2\d|[3-9]\d{2})$/;

/** The digits of a number as printed: full-width digits narrowed, everything else dropped. */
export function phoneDigits(printed: string): string {
  return printed.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)).replace(/\D/g, '');
}

/** Form of a landline: area code and 7 or 8 digits that start with 2–8, with or without an extension. */
function isLandline(digits: string): boolean {
  for (const length of [3, 4]) {
    const subscriber = digits.slice(length);
    if (areaCode.test(digits.slice(0, length)) && /^[2-8]\d{6,7}$/.test(subscriber)) return true;
  }
  return false;
}

/** A short code behind an area code, as it is dialled from elsewhere (023-12345, 028-962007). */
function isPlacedCode(digits: string): boolean {
  return [3, 4].some(
    (length) => areaCode.test(digits.slice(0, length)) && /^(?:12\d{3}|9[56]\d{3,4})$/.test(digits.slice(length)),
  );
}

/** A number's digits as dialled within Chongqing: without its area code 023, where they begin with it. */
export function withoutHomeCode(digits: string): string {
  return digits.replace(/^023(?=[2-8]\d{6,7}$)/, '');
}

/**
 * The form of a phone number by the numbering plan of mainland China (工信部《电信网编号计划》): 110-style, 12xxx and other
 * 1xxxx codes, 95xxx–95xxxxxx and 96xxx–96xxxxxx service codes, 400/800 numbers, landlines with and without area
 * code. Null for whatever is none of these.
 * @param printed the number as printed; blanks, hyphens and full-width digits are allowed, an extension is not
 */
export function phoneForm(printed: string): PhoneForm | null {
  const digits = phoneDigits(printed);
  if (threeDigits.has(digits)) return 'emergency';
  if (/^1(?:00\d{2}|11\d{2}|16114|18114)$/.test(digits)) return 'carrier';
  if (/^12\d{3}$/.test(digits)) return 'short-code';
  if (/^9[56]\d{3,4}$/.test(digits) || /^95\d{6}$/.test(digits)) return 'service-code';
  if (/^[48]00\d{7}$/.test(digits)) return 'toll-free';
  if (digits.startsWith('0') && isLandline(digits)) return 'landline';
  if (isPlacedCode(digits)) return 'service-code';
  if (/^[2-8]\d{6,7}$/.test(digits)) return 'local';
  if (/^1[3-9]\d{9}$/.test(digits)) return 'mobile';
  return null;
}
