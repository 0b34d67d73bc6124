import { openDatabase } from '../kernel/database/open.ts';
import type { OpenDatabase } from '../kernel/database/open.ts';
import { readSecret } from '../kernel/secret.ts';
import { command } from './command.ts';
import type { Command, CommandContext } from './command.ts';

// What a command runs is loaded when it is called: the help needs none of it, and a database starts while the rest loads.

function openEarly({ config, say }: CommandContext): Promise<OpenDatabase> {
  const opening = openDatabase(config, readSecret(config), { say });
  // Whoever awaits it later is told; until then it must not count as an error that nobody caught.
  opening.catch(() => undefined);
  return opening;
}

const serveCommand = command({
  name: 'serve',
  summary: { zh: '启动：页面、接口和后台任务', en: 'starts pages, operations and jobs' },
  run: async (context) => {
    const opening = openEarly(context);
    return (await import('./serve.ts')).runServe(context, opening);
  },
});

const demoCommand = command({
  name: 'demo',
  summary: { zh: '布置演示数据（serve 会自行布置）', en: 'lays a demo out (serve does it by itself)' },
  run: async (context) => (await import('./demo.ts')).runDemo(context),
});

const workerCommand = command({
  name: 'worker',
  summary: { zh: '只运行后台任务', en: 'runs the jobs alone' },
  run: async (context) => {
    const opening = openEarly(context);
    return (await import('./serve.ts')).runWorker(context, opening);
  },
});

const migrateCommand = command({
  name: 'migrate',
  summary: {
    zh: '建立数据库账号，执行尚未执行的迁移',
    en: 'makes the database accounts and applies the migrations that are missing',
  },
  run: async (context) => (await import('./migrate.ts')).runMigrate(context),
});

const userCommand = command({
  name: 'user',
  summary: { zh: '账号：首任管理员、重设密码、打印登录卡、清单', en: 'accounts: the first administrator, a new password, a printed card, the list' },
  words: { shown: 'first|reset-password|card|list', least: 1, most: 1 },
  options: {
    login: { type: 'string', help: { zh: '登录名（list 之外必填）', en: 'login name (needed unless for the list)' } },
    name: { type: 'string', help: { zh: '管理员姓名（first）', en: 'name of the administrator (first)' } },
    place: { type: 'string', help: { zh: '区划代码，默认 610500（first）', en: 'place code, 610500 unless said (first)' } },
    unit: { type: 'string', help: { zh: '所在单位名称，默认 综治中心（first）', en: 'name of their unit (first)' } },
  },
  run: async (context, given) => (await import('./user.ts')).runUser(context, given),
});

const importCommand = command({
  name: 'import',
  summary: { zh: '导入单位和人员、热线工单，或新的区划代码（默认只预览）', en: 'takes in units and staff, tickets of a hotline, or new division codes (a preview unless --apply)' },
  words: { shown: 'staff|tickets|places <file>', least: 2, most: 2 },
  options: {
    apply: { type: 'boolean', help: { zh: '执行导入', en: 'does what the preview shows' } },
    within: { type: 'string', help: { zh: '限于此区划，默认 610500', en: 'within this place only, 610500 unless said' } },
    source: { type: 'string', help: { zh: '区划代码的来源（places 必填）', en: 'where the codes are from (needed for places)' } },
    'as-of': { type: 'string', help: { zh: '代码截至日期，默认今天', en: 'the day as of which the codes are, today unless said' } },
    on: { type: 'string', help: { zh: '新代码生效日期，默认今天', en: 'the day from which new codes hold, today unless said' } },
    system: { type: 'string', help: { zh: '工单来自哪个平台，默认 12345（tickets）', en: 'which system the tickets are from, 12345 unless said (tickets)' } },
    county: { type: 'string', help: { zh: '哪个县区的工单（tickets 必填）', en: 'the county whose tickets they are (needed for tickets)' } },
    datum: { type: 'string', help: { zh: '文件没有写坐标系时：gcj02 或 wgs84（tickets）', en: 'gcj02 or wgs84, where the file does not say it (tickets)' } },
    rest: { type: 'string', help: { zh: '停用区划的事项归上级：parent；默认不决定：ask', en: 'matters of places that are gone go to the place above: parent; undecided: ask' } },
  },
  run: async (context, given) => (await import('./import.ts')).runImport(context, given),
});

const exportCommand = command({
  name: 'export',
  summary: { zh: '导出台账（Excel）', en: 'writes the register as an Excel file' },
  words: { shown: 'register', least: 1, most: 1 },
  options: {
    place: { type: 'string', help: { zh: '区划代码', en: 'place code' } },
    out: { type: 'string', help: { zh: '写入的文件', en: 'file to write' } },
  },
  run: async (context, given) => (await import('./export.ts')).runExport(context, given),
});

const backupCommand = command({
  name: 'backup',
  summary: { zh: '备份数据库和文件（不含密钥）', en: 'copies database and files (not the secret)' },
  words: { shown: '<folder>', least: 1, most: 1 },
  options: {
    earlier: { type: 'string', help: { zh: '同一磁盘上的上一次备份：其中已有的文件做硬链接，不再复制', en: 'an earlier backup on the same disk: files it holds are linked, not copied' } },
  },
  run: async (context, given) => (await import('./backup.ts')).runBackup(context, given),
});

const restoreCommand = command({
  name: 'restore',
  summary: { zh: '把备份恢复到空的安装（须为同一密钥），恢复后核对', en: 'puts a backup into an empty installation with the same secret, and checks it' },
  words: { shown: '<folder>', least: 1, most: 1 },
  run: async (context, given) => (await import('./backup.ts')).runRestore(context, given),
});

const verifyCommand = command({
  name: 'verify',
  summary: { zh: '核对全部记录、文字、封存和文件', en: 'checks every record, text, seal and file' },
  run: async (context) => (await import('./verify.ts')).runVerify(context),
});

const rebuildCommand = command({
  name: 'rebuild',
  summary: { zh: '由文字内容重建检索，或由记录重算指标', en: 'makes the search anew from the texts, or counts the figures anew from the records' },
  words: { shown: 'search|figures', least: 1, most: 1 },
  options: { check: { type: 'boolean', help: { zh: '只核对指标，不改动；不符则失败', en: 'only compares the figures and changes nothing; a difference is a failure' } } },
  run: async (context, given) => (await import('./rebuild.ts')).runRebuild(context, given),
});

const jobsCommand = command({
  name: 'jobs',
  summary: { zh: '后台任务：列出多次失败后停下的，或让它们重来', en: 'jobs that gave up: lists them, or lets them start again' },
  words: { shown: 'list|retry', least: 1, most: 1 },
  run: async (context, given) => (await import('./jobs.ts')).runJobsCommand(context, given),
});

const trainCommand = command({
  name: 'train',
  summary: { zh: '由本市历史学习转办建议，或检验其准确程度', en: 'learns the routing suggestion from what was answered before, or checks how often it is right' },
  words: { shown: 'routing', least: 1, most: 1 },
  options: {
    input: { type: 'string', help: { zh: '历史：每行一个 JSON，含 text 和 department', en: 'the history: JSON lines with text and department' } },
    out: { type: 'string', help: { zh: '学到的模型写入此文件', en: 'file that what was learned is written to' } },
    save: { type: 'boolean', help: { zh: '学到的模型存入数据库，从此用于建议', en: 'keeps what was learned in the database: suggestions use it from then on' } },
    county: { type: 'string', help: { zh: '只用于此县（区），默认全市', en: 'for this county alone; for the whole city by default' } },
    'held-out': { type: 'string', help: { zh: '留出此比例不学、用来检验，如 0.2', en: 'share kept from learning and used to check, such as 0.2' } },
    evaluate: { type: 'string', help: { zh: '用此文件检验（格式同 input）', en: 'file to check with (lines as of input)' } },
    model: { type: 'string', help: { zh: '检验已有的模型文件，而不重新学习', en: 'checks this model, learned before, instead of learning' } },
  },
  run: async (context, given) => (await import('./train.ts')).runTrain(context, given),
});

/** The command table, in the order of the help. */
export const commands: readonly Command[] = [
  serveCommand, workerCommand, demoCommand, migrateCommand, userCommand, importCommand, exportCommand, backupCommand, restoreCommand, verifyCommand, rebuildCommand, trainCommand, jobsCommand,
];
