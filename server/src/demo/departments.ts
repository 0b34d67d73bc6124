import type { Division, PlannedUnit, StaffPlan } from './staff-plan.ts';

/** Departments of the complete county that answer requests: the catalogue's code, the unit's name, and who can be signed in as its handler. */
export const departments: readonly (readonly [code: string, name: string, login?: string])[] = [
  ['housing', '住房和城乡建设局', 'housing'], ['urban-management', '城市管理执法局'], ['transport', '交通运输局', 'transport'], ['traffic-police', '公安局交通管理大队'], ['health', '卫生健康局'], ['education', '教育局'],
  ['civil-affairs', '民政局'], ['agriculture', '农业农村局'], ['water', '水务局'], ['environment', '生态环境分局'], ['market', '市场监督管理局'], ['medical-insurance', '医疗保障局'], ['emergency', '应急管理局'],
  ['approval', '行政审批服务局'], ['power', '供电公司'], ['water-supply', '自来水公司'], ['gas', '天然气公司'], ['heating', '热力公司'], ['culture-tourism', '文化和旅游局'],
];
/** Those whose unit the county has as a window already, by a part of its name. */
export const present: readonly (readonly [code: string, part: string])[] = [['labour', '人力资源'], ['natural-resources', '自然资源'], ['petition', '信访']];

/** The units themselves, each with somebody who answers and a head. */
export function planDepartments(staff: StaffPlan, county: Division, centre: PlannedUnit): void {
  for (const [, name, login] of departments) {
    const unit = staff.unit(county.place, 'window', `${county.name}${name}`, { address: `${county.name}城区`, parent: centre });
    staff.post(unit, 'handler', login === undefined ? {} : { login });
    staff.post(unit, 'leader');
  }
}
