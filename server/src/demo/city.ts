import { levelOf, parentOf } from '@anhe/contract/kernel';
import type { Day, PlaceCode } from '@anhe/contract/kernel';
import type { UnitKind } from '@anhe/contract/staff';
import { planDepartments } from './departments.ts';
import { Dice } from './dice.ts';
import { StaffPlan, townWord, villageName, villageWord } from './staff-plan.ts';
import type { Division, PlannedPost, PlannedUnit } from './staff-plan.ts';

/** The city, the county that is there down to every village, and the village whose people can be signed in as. */
export const wholeCity = '610500';
export const fullCounty = '610524';
export const modelTown = '610524102';
export const modelVillage = '610524102003';

/** A committee that disputes may come to, with those who work there. */
export interface Committee {
  readonly unit: PlannedUnit;
  readonly mediators: readonly PlannedPost[];
  readonly director: PlannedPost;
  /** The town's (or county's) window that files for it. */
  readonly clerk: PlannedPost;
  /** The committee of the town, for what a village hands back. */
  readonly above: Committee | null;
}

export interface City {
  readonly staff: StaffPlan;
  readonly committees: readonly Committee[];
}

interface Town {
  readonly division: Division;
  readonly villages: readonly Division[];
  readonly clerk: PlannedPost;
  readonly committee: Committee;
}

/** All units and staff of the demo. @param divisions all that hold in the city, villages included */
export function planCity(divisions: readonly Division[], day: Day): City {
  const staff = new StaffPlan(day);
  const below = new Map<PlaceCode, Division[]>();
  for (const division of divisions) {
    const parent = parentOf(division.place);
    if (parent !== undefined && levelOf(division.place) !== 'cell') below.set(parent, [...(below.get(parent) ?? []), division]);
  }
  const city = divisions.find(({ place }) => levelOf(place) === 'city');
  if (city === undefined) throw new Error('the divisions name no city');
  planCityUnits(staff, city);
  const committees = (below.get(city.place) ?? []).flatMap((county) => planCounty(staff, county, (town) => below.get(town) ?? []));
  planWalkers(staff);
  return { staff, committees };
}

/** Who goes about in the model town: a grid worker in each village, two at the centre, volunteers of the village and of the station; the station's head. */
function planWalkers(staff: StaffPlan): void {
  for (const unit of staff.units.filter(({ place }) => place.startsWith(modelTown))) {
    const model = unit.place === modelVillage;
    if (unit.kind === 'committee') staff.post(unit, 'grid', { title: '网格员', ...(model ? { login: 'grid' } : {}) });
    if (unit.kind === 'committee' && model) for (const login of ['volunteer', undefined]) staff.post(unit, 'volunteer', { title: '红袖标志愿者', ...(login === undefined ? {} : { login }) });
    if (unit.kind === 'centre') for (const title of ['网格长', '网格员']) staff.post(unit, 'grid', { title });
    if (unit.kind !== 'police') continue;
    // Whoever looks after the station's volunteers has all of the town in care.
    staff.post(unit, 'leader', { title: '所长' });
    staff.post(unit, 'officer', { title: '副所长' });
    for (const title of ['义警队长', '义警']) staff.post(unit, 'volunteer', { title });
    if (unit.kind === 'police') staff.post(unit, 'leader', { title: '所长', login: 'station' });
  }
}

function planCityUnits(staff: StaffPlan, city: Division): void {
  const centre = staff.unit(city.place, 'centre', `${city.name}综治中心`, { address: `${city.name}临渭区` });
  staff.post(centre, 'leader', { login: 'city-leader' });
  staff.post(centre, 'administrator', { login: 'city-administrator' });
  staff.post(centre, 'rights', { login: 'city-rights' });
  staff.post(centre, 'supervisor', { login: 'city-supervisor' });
  staff.post(centre, 'clerk', { login: 'city-clerk' });
  const bureau = staff.unit(city.place, 'justice-bureau', `${city.name}司法局`, { address: `${city.name}临渭区` });
  staff.post(bureau, 'bureau');
}

const windows: readonly (readonly [UnitKind, (county: string) => string])[] = [
  ['court', (county) => `${county}人民法院诉讼服务窗口`],
  ['procuratorate', (county) => `${county}人民检察院12309检察服务窗口`],
  ['tax', (county) => `${county}税务局第一税务分局`],
  ['women', (county) => `${county}妇女联合会`],
  ['legal-aid', (county) => `${county}法律援助中心`],
  ['window', (county) => `${county}人力资源和社会保障局窗口`],
];

const trades = [
  ['trade-labour', '劳动争议', '劳'], ['trade-property', '物业纠纷', '物'], ['trade-medical', '医疗纠纷', '医'], ['trade-traffic', '道路交通事故', '交'],
] as const;

function planCounty(staff: StaffPlan, county: Division, below: (place: PlaceCode) => readonly Division[]): Committee[] {
  const full = county.place === fullCounty;
  const login = (name: string) => (full ? { login: name } : {});
  const address = `${county.name}城区`;
  const centre = staff.unit(county.place, 'centre', `${county.name}综治中心`, { address });
  const clerk = staff.post(centre, 'clerk', login('county-clerk'));
  staff.post(centre, 'clerk');
  staff.post(centre, 'supervisor', login('supervisor'));
  staff.post(centre, 'leader', login('leader'));
  staff.post(centre, 'administrator', login('administrator'));
  staff.post(centre, 'rights', login('rights'));
  const bureau = staff.unit(county.place, 'justice-bureau', `${county.name}司法局`, { address });
  staff.post(bureau, 'bureau', login('bureau'));
  staff.post(bureau, 'bureau');
  for (const [kind, name] of windows) {
    const unit = staff.unit(county.place, kind, name(county.name), { address, parent: centre });
    staff.post(unit, 'handler', kind === 'window' ? login('handler') : {});
  }
  if (full) {
    const land = staff.unit(county.place, 'window', `${county.name}自然资源局窗口`, { address, parent: centre });
    staff.post(land, 'handler', { title: '不动产登记窗口' });
    const petitions = staff.unit(county.place, 'window', `${county.name}信访局接待窗口`, { address, parent: centre });
    staff.post(petitions, 'handler');
    planDepartments(staff, county, centre);
  }
  const tradeCommittees = full ? trades.map(([kind, name, word]) => planTrade(staff, county, { kind, name, word, clerk })) : [];
  const all = below(county.place);
  const towns = full ? all : new Dice('towns', county.place).some(all, Math.min(3, 2 + (county.place === '610502' || county.place === '610523' ? 1 : 0)));
  const planned = towns.map((town) => planTown(staff, county, town, { villages: below(town.place), full, bureau, centre }));
  const studios = full ? planExtras(staff, planned, tradeCommittees) : [];
  return [...tradeCommittees, ...studios, ...planned.flatMap((town) => [town.committee, ...planVillages(staff, town, full)])];
}

function planTrade(staff: StaffPlan, county: Division, trade: { kind: UnitKind; name: string; word: string; clerk: PlannedPost }): Committee {
  const unit = staff.unit(county.place, trade.kind, `${county.name}${trade.name}人民调解委员会`, { word: `合${trade.word}`, address: `${county.name}综治中心三楼` });
  const director = staff.post(unit, 'director', { certified: true });
  const mediators = [staff.post(unit, 'mediator', { certified: true, ...(trade.kind === 'trade-labour' ? { login: 'trade-mediator' } : {}) }), staff.post(unit, 'mediator', { certified: true, title: '专职调解员' })];
  return { unit, director, mediators, clerk: trade.clerk, above: null };
}

interface TownGiven {
  readonly villages: readonly Division[];
  readonly full: boolean;
  readonly bureau: PlannedUnit;
  readonly centre: PlannedUnit;
}

function planTown(staff: StaffPlan, county: Division, town: Division, given: TownGiven): Town {
  const dice = new Dice('town', town.place);
  const model = town.place === modelTown;
  const login = (name: string) => (model ? { login: name } : {});
  const address = `${county.name}${town.name}`;
  const centre = staff.unit(town.place, 'centre', `${town.name}综治中心`, { address, parent: given.centre });
  const clerk = staff.post(centre, 'clerk', login('clerk'));
  staff.post(centre, 'leader');
  const unit = staff.unit(town.place, 'town-committee', `${town.name}人民调解委员会`, { word: townWord(town.name), address, parent: centre });
  const director = staff.post(unit, 'director', { certified: true, ...login('town-director') });
  const mediators = [staff.post(unit, 'mediator', { certified: true, title: '专职调解员' }), staff.post(unit, 'mediator', { certified: dice.chance(0.5) })];
  const office = staff.unit(town.place, 'justice-office', `${town.name}司法所`, { address, parent: given.bureau });
  staff.post(office, 'guide', login('guide'));
  if (given.full) staff.post(office, 'guide', { title: '司法助理员' });
  const police = staff.unit(town.place, 'police', `${town.name}派出所`, { address });
  planOfficers(staff, police, given.villages, model);
  if (given.full || dice.chance(0.5)) {
    const tax = staff.unit(town.place, 'tax', `${town.name}税务所`, { address });
    staff.post(tax, 'handler', login('tax'));
  }
  return { division: town, villages: given.villages, clerk, committee: { unit, director, mediators, clerk, above: null } };
}

/** Each community officer has some six villages in care. */
function planOfficers(staff: StaffPlan, police: PlannedUnit, villages: readonly Division[], model: boolean): void {
  const share = 7;
  for (let at = 0; at < Math.min(villages.length, share * 3); at += share) {
    const areas = villages.slice(at, at + share).map(({ place }) => place);
    staff.post(police, 'officer', { title: '社区民警', areas, ...(model && at === 0 ? { login: 'officer' } : {}) });
  }
}

function planVillages(staff: StaffPlan, town: Town, full: boolean): Committee[] {
  const villages = full ? town.villages : new Dice('villages', town.division.place).some(town.villages, 3);
  return villages.map((village) => {
    const name = villageName(village.name);
    const dice = new Dice('village', village.place);
    const model = village.place === modelVillage;
    const unit = staff.unit(village.place, 'committee', `${town.division.name}${name}人民调解委员会`, {
      word: `${townWord(town.division.name)}${villageWord(village.name)}`, shortName: `${name}调委会`, address: `${town.division.name}${name}村委会院内`,
    });
    const director = staff.post(unit, 'director', { certified: dice.chance(0.4), ...(model ? { login: 'director' } : {}) });
    const mediators = [
      staff.post(unit, 'mediator', { certified: model || dice.chance(0.35), ...(model ? { login: 'mediator' } : {}) }),
      staff.post(unit, 'mediator', { title: dice.pick(['网格员兼调解员', '妇联主席兼调解员', '老党员调解员', '法律明白人']) }),
    ];
    return { unit, director, mediators, clerk: town.clerk, above: town.committee };
  });
}

/** What only the full county has: studios, village legal advisers, persons with several posts, a deputy. */
function planExtras(staff: StaffPlan, towns: readonly Town[], trade: readonly Committee[]): Committee[] {
  return towns.flatMap((town, index) => {
    const studios: Committee[] = [];
    const { division, villages, committee } = town;
    const adviser = staff.unit(division.place, 'adviser', `${division.name}村（社区）法律顾问`, { address: `${division.name}司法所` });
    const half = Math.ceil(villages.length / 2);
    for (const part of [villages.slice(0, half), villages.slice(half)]) {
      staff.post(adviser, 'handler', { title: '村法律顾问', areas: part.map(({ place }) => place) });
    }
    if (index % 4 === 1) {
      const studio = staff.unit(division.place, 'studio-delegates', `${division.name}人大代表调解工作室`, { word: `${townWord(division.name)}代`, address: `${division.name}人大代表联络站`, parent: committee.unit });
      const director = staff.post(studio, 'director', { person: committee.director.person });
      studios.push({ unit: studio, director, mediators: [staff.post(studio, 'mediator', { certified: true, title: '县人大代表' })], clerk: town.clerk, above: committee });
    }
    const model = division.place === modelTown;
    if (index % 4 === 3 || model) {
      const veteran = committee.mediators[0] ?? committee.director;
      const studio = staff.unit(division.place, 'studio-veteran', `老${veteran.person.name.slice(0, 1)}调解工作室（${division.name}）`, { word: `${townWord(division.name)}老`, address: `${division.name}综治中心一楼`, parent: committee.unit });
      const director = staff.post(studio, 'director', { person: veteran.person, title: '工作室主持人', since: 2200, ...(model ? { login: 'veteran' } : {}) });
      studios.push({ unit: studio, director, mediators: [staff.post(studio, 'mediator', { person: committee.director.person })], clerk: town.clerk, above: committee });
      const labour = trade[0];
      if (model && labour !== undefined) staff.post(labour.unit, 'mediator', { person: veteran.person, title: '兼职调解员' });
      if (model) staff.deputy(committee.director, veteran.person);
    }
    return studios;
  });
}
