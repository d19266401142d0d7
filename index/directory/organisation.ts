/** What ends a name in running text and in boxes. */
export const separator = /[。！？；;\n|｜丨，,、：:“”"（）()《》【】[\]/／ •·■●◆▲☆★—…⋯]/;
/** Names in boxes and names in sentences both end somewhere; longer ones are sentences. */
export const longestName = 24;
/** What the names of organisations end with. */
export const organisation =
  /[\u4e00-\u9fff]{2,}(?:局|委|办|院|馆|中心|公司|站|所|校|学|社|部|处|科|股|会|厅|店|园|银行|街道|社区|镇|乡|区|厂|集团|队|台|室|市场|银行|支行|分行|法院|窗口)$/;

/** Whether a text is the name of an organisation and no more. */
export function isOrganisation(text: string): boolean {
  return text.length <= longestName && organisation.test(text) && !separator.test(text);
}
