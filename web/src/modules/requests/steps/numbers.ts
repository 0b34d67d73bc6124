/**
 * What in a text for the public looks like somebody's number: telephone, identity card, plate, a house or room number.
 * A hint for the writer; what a name is, only a person can tell.
 */
export function numbersIn(text: string): readonly string[] {
  const patterns = [/(?<!\d)1[3-9]\d{9}(?!\d)/g, /(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)/g, /(?<!\d)\d{17}[\dXx](?!\d)/g, /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·\s]?[A-Z0-9]{5,6}/g, /\d+号楼|\d+(?:单元|室)/g];
  return [...new Set(patterns.flatMap((pattern) => text.match(pattern) ?? []))];
}
