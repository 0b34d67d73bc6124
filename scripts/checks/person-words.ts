/**
 * The words by which a judgement on persons, a list of them or a trace of them would enter the house. Anhe works on
 * matters, places and organisations; a field or table of such a name fails the tests, whoever adds it.
 */
export interface Forbidden {
  /** Why a name with these words is refused; shown with the finding. */
  readonly reason: string;
  /** English: words that follow each other in a name, whatever its spelling (`riskLevel`, `risk_level`, `RISKLEVEL`). */
  readonly english: readonly string[];
  /** Pinyin without spaces. */
  readonly pinyin: readonly string[];
  /** Chinese, anywhere in a label. */
  readonly chinese: readonly string[];
  /** English names that hold such a word and mean something else. */
  readonly unless?: readonly string[];
}

export const forbidden: readonly Forbidden[] = [
  {
    reason: 'a risk level rates persons by what they might do; a warning sign belongs to a matter and ends with it',
    english: ['risk level', 'risk score', 'risk grade', 'risk colour', 'risk color', 'risk rating', 'risk tier', 'risk rank', 'risk class',
      'risk category', 'risk index', 'risk value', 'risk profile', 'risk flag', 'risk assessment', 'danger level', 'threat level', 'threat score',
      'danger score', 'control level', 'attention level', 'high risk', 'low risk', 'stability score'],
    pinyin: ['fengxiandengji', 'fengxianpingfen', 'fengxianfen', 'weixiandengji', 'guankongdengji', 'wenkong'],
    chinese: ['风险等级', '风险评分', '风险分', '风险级别', '风险颜色', '危险等级', '危险程度', '管控等级', '关注等级', '稳控', '人员等级', '高风险人'],
  },
  {
    reason: 'a score or mark on a person turns help into a ranking',
    english: ['person score', 'person grade', 'person level', 'person rating', 'person tag', 'person label', 'person type', 'person category',
      'person class', 'person profile', 'people category', 'population type', 'personal score', 'credit score', 'social credit', 'trust score',
      'behaviour score', 'behavior score', 'honesty score', 'persona', 'profiling'],
    pinyin: ['xinyongfen', 'xinyongpingfen', 'shehuixinyong', 'renyuanleibie', 'renyuanbiaoqian', 'renqunfenlei', 'gerenpingfen', 'huaxiang', 'fuma'],
    chinese: ['信用分', '信用评分', '信用积分', '诚信分', '个人评分', '个人积分', '居民积分', '人员类别', '人员分类', '人员标签', '居民标签', '人群分类',
      '人群标签', '画像', '赋码', '红黄绿', '红黄蓝', '三色'],
    unless: ['social credit code', 'social credit number'],
  },
  {
    reason: 'a list of persons to be watched is what Anhe refuses to be',
    english: ['watch list', 'black list', 'grey list', 'gray list', 'red list', 'key person', 'key people', 'key population', 'focus person', 'focal person',
      'priority person', 'target person', 'special person', 'special population', 'special group', 'controlled person', 'person of interest',
      'dangerous person', 'under surveillance', 'surveillance', 'wanted person', 'troublemaker'],
    pinyin: ['zhongdianren', 'zhongdianduixiang', 'guanzhurenyuan', 'guankongduixiang', 'teshurenqun', 'heimingdan', 'hongmingdan', 'huimingdan'],
    chinese: ['重点人', '重点对象', '重点人员', '重点关注', '重点管控', '关注人员', '管控对象', '管控人员', '特殊人群', '特殊人员', '黑名单', '灰名单', '红名单', '布控'],
  },
  {
    reason: 'a register of persons who petition punishes asking',
    english: ['petitioner', 'petitioners', 'petition count', 'petition history', 'petition record', 'petition times', 'repeat petition',
      'habitual complainant', 'frequent complainant', 'vexatious', 'visits to beijing'],
    pinyin: ['xinfangren', 'shangfangren', 'shangfanghu', 'shangfangcishu', 'chanfang', 'naofang'],
    chinese: ['信访人', '上访人', '上访户', '上访次数', '信访次数', '缠访', '闹访', '信访老户', '涉访', '越级访'],
  },
  {
    reason: 'faces, voices and bodies are not recognised here',
    english: ['face', 'facial', 'biometric', 'voice print', 'iris', 'gait', 'retina', 'palm print', 'fingerprint template', 'fingerprint hash',
      'fingerprint vector', 'fingerprint data', 'dna'],
    pinyin: ['renlian', 'shengwen', 'hongmo', 'butai', 'zhiwenku'],
    chinese: ['人脸', '面部', '声纹', '虹膜', '步态', '掌纹', '指纹库', '指纹特征', '生物识别', '生物特征'],
    unless: ['face to face', 'font face', 'type face'],
  },
  {
    reason: 'number plates and movements are not followed here; a patrol checks in at its stations',
    english: ['plate', 'licence plate', 'license plate', 'number plate', 'vehicle number', 'track', 'tracking', 'tracker', 'trajectory', 'whereabouts',
      'movement', 'location history', 'last seen', 'geofence', 'imsi', 'imei', 'mac address'],
    pinyin: ['chepai', 'haopai', 'guiji', 'xingzong'],
    chinese: ['车牌', '号牌', '轨迹', '行踪', '行动路线', '活动范围', '实时位置'],
    unless: ['tracking number'],
  },
  {
    reason: 'no category for persons by descent',
    english: ['ethnic', 'ethnicity', 'ethnic group', 'minority', 'nationality', 'native place', 'bloodline'],
    pinyin: ['minzu', 'zuqun', 'jiguan'],
    chinese: ['民族', '族别', '族群', '籍贯', '出身'],
  },
  {
    reason: 'no category for persons by what they think or believe',
    english: ['religion', 'religious', 'belief', 'faith', 'sect', 'cult', 'political', 'political status', 'party membership', 'ideology',
      'extremist', 'dissident'],
    pinyin: ['zongjiao', 'xinyang', 'xiejiao', 'zhengzhimianmao', 'dangyuan'],
    chinese: ['宗教', '信仰', '邪教', '政治面貌', '政治倾向', '思想动态', '意识形态'],
    unless: ['good faith'],
  },
  {
    reason: 'no register of patients and nothing on anybody’s health',
    english: ['health', 'patient', 'disease', 'illness', 'diagnosis', 'disability', 'disabled person', 'mental', 'psychiatric', 'psychosis', 'hiv',
      'medical history', 'addict', 'addiction', 'drug user', 'sexual orientation', 'pregnancy'],
    pinyin: ['jiankang', 'bingshi', 'huanzhe', 'jingshenbing', 'jingshenzhangai', 'canji', 'xidu'],
    chinese: ['健康状况', '病史', '病情', '患者', '精神病', '精神障碍', '精神状况', '残疾', '吸毒', '艾滋'],
    unless: ['health check'],
  },
  {
    reason: 'a past sentence is no mark on a person here',
    english: ['criminal record', 'police record', 'prior conviction', 'previous conviction', 'ex convict', 'convict', 'offender', 'parolee',
      'probationer', 'released prisoner', 'arrest record', 'suspect'],
    pinyin: ['qianke', 'xingman', 'shequjiaozheng', 'anzhibangjiao', 'fanzuijilu'],
    chinese: ['前科', '犯罪记录', '刑满', '社区矫正', '安置帮教', '刑释', '在逃'],
  },
];

/** Words that rate or mark; refused where the name or what it belongs to speaks of a person. */
export const measures: readonly string[] = ['level', 'score', 'grade', 'colour', 'color', 'rating', 'tier', 'rank', 'ranking', 'tag', 'stars',
  'credit', 'risk', 'danger', 'threat', 'class', 'category', 'flag', 'profile', 'segment', 'priority', 'suspicion', 'reputation', 'trustworthiness'];

/** Names that hold such a word and mark nobody: an organisation's registration number. */
export const harmless: readonly string[] = ['credit code', 'credit number'];

/** Words for persons. */
export const persons: readonly string[] = ['person', 'people', 'party', 'resident', 'citizen', 'applicant', 'respondent', 'complainant', 'requester',
  'individual', 'household', 'mediator', 'member', 'worker', 'volunteer', 'staff', 'user', 'account', 'neighbour', 'victim', 'minor', 'guardian', 'witness',
  'human', 'villager', 'inhabitant'];

/** Names of tables and columns that would gather persons across matters; staff and sign-in keep their own people. */
export const registers = {
  schemas: ['staff', 'sign_in'],
  tables: ['person', 'people', 'resident', 'citizen', 'individual', 'household', 'family', 'population', 'inhabitant', 'villager', 'identity', 'contact'],
  columns: ['person', 'person_id', 'citizen', 'citizen_id', 'resident', 'resident_id', 'individual', 'individual_id', 'household', 'household_id',
    'identity', 'identity_id', 'identity_number', 'id_number', 'id_card', 'same_as', 'same_person', 'natural_person', 'natural_person_id'],
} as const;

/**
 * One name that may stand although a rule speaks against it, where it is written and in the schemas made of it. An entry
 * that no name needs any more fails as well.
 */
export interface Allowed {
  readonly file: string;
  /** The name exactly as written there. */
  readonly name: string;
  readonly reason: string;
}

/** The plate of a point of a patrol: a sign on a wall with a code, put up by the village; no vehicle has one. */
const platesOfPoints = [
  ['contract/src/patrols/vocabulary.ts', 'plate'], ['server/database/tables/patrols/check_in.sql', 'plate'], ['contract/src/patrols/errors.ts', 'patrols.plate-unknown'], ['contract/src/patrols/events.ts', 'patrols.plate-renewed'],
  ...['plate', 'plates', 'patrols.plates', 'Plates', 'renewPlate', 'patrols.renewPlate', 'patrols.plate-unknown'].map((name) => ['contract/src/patrols/round-operations.ts', name] as const),
] as const;

export const allowed: readonly Allowed[] = [
  ...platesOfPoints.map(([file, name]): Allowed => ({ file, name, reason: 'the plate of a point of a patrol is a sign on a wall; it says where somebody checks in, nothing of vehicles' })),
  {
    file: 'server/database/tables/staff/credential.sql',
    name: 'grade',
    reason: 'the grade that a mediators’ association awarded to a mediator in office: a dated credential with its issuer, applied for by the holder',
  },
];
