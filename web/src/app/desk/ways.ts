import { awardOperations } from '@anhe/contract/awards';
import { assessmentOperations } from '@anhe/contract/assessment';
import { campaignOperations } from '@anhe/contract/campaigns';
import { deviceOperations } from '@anhe/contract/devices';
import { disputeOperations } from '@anhe/contract/disputes';
import { documentOperations } from '@anhe/contract/documents';
import { errandOperations } from '@anhe/contract/errands';
import { figureOperations } from '@anhe/contract/figures';
import { guidanceOperations } from '@anhe/contract/guidance';
import type { OperationSpec } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import { policingOperations } from '@anhe/contract/policing';
import { requestOperations } from '@anhe/contract/requests';
import { screeningOperations } from '@anhe/contract/screening';
import { surveyOperations } from '@anhe/contract/surveys';
import { volunteerOperations } from '@anhe/contract/volunteers';
import { yearlyOperations } from '@anhe/contract/yearly';
import { supervisionOperations } from '@anhe/contract/supervision';
import { useMemo } from 'react';
import { useActing, useMayCall } from '../../session/index.ts';
import { useWords } from '../../wording/index.ts';
import { deskWords } from './words.ts';

/** The parts of the bar: one's own work, matters, what is done outside, how all of it is steered, and the house itself. */
export const wayGroups = ['own', 'matters', 'ground', 'steering', 'house'] as const;

interface Way {
  readonly to: '/' | '/intake' | '/requests' | '/requests/new' | '/requests/calls' | '/requests/outreach' | '/requests/duties' | '/requests/tickets' | '/requests/figures' | '/settings/keys' | '/hazards' | '/hazards/new' | '/rota' | '/patrols' | '/patrols/map' | '/patrols/rounds' | '/patrols/points' | '/volunteers' | '/volunteers/tasks' | '/volunteers/units' | '/volunteers/mine' | '/errands' | '/errands/new' | '/villages' | '/villages/planner' | '/devices' | '/calendar' | '/calls' | '/register' | '/registers' | '/screening' | '/campaigns' | '/campaigns/new' | '/campaigns/tasks' | '/supervision' | '/supervision/duties' | '/dossiers' | '/returns' | '/allowances' | '/surveys' | '/surveys/trend' | '/surveys/enter' | '/awards' | '/awards/holders' | '/assessment' | '/assessment/schemes' | '/assessment/tiers' | '/figures' | '/figures/yearly' | '/figures/definitions' | '/figures/outside' | '/figures/notices' | '/units' | '/places' | '/settings';
  readonly key: keyof typeof deskWords;
  /** Other words by which the palette finds it. */
  readonly words: string;
  /** The operation that the page is for; everyone's without. */
  readonly needs?: Pick<OperationSpec, 'access'>;
  /** The part of the bar in which it stands; to one without, the palette and the page above it lead. */
  readonly group?: (typeof wayGroups)[number];
  /** It stands in the bar only for whoever may do this. */
  readonly barFor?: Pick<OperationSpec, 'access'>;
}

const ways: readonly Way[] = [
  { group: 'own', to: '/', key: 'way.work', words: 'work home gongzuo daiban 待办' },
  { group: 'own', to: '/intake', key: 'way.intake', words: 'intake register new dengji', needs: disputeOperations.register },
  { group: 'matters', to: '/requests', key: 'way.requests', words: 'requests suqiu 诉求 群众诉求 台账' },
  { to: '/requests/new', key: 'way.requests.new', words: 'request take down dengji suqiu 登记诉求 来电', needs: requestOperations.take },
  { to: '/requests/calls', key: 'way.requests.calls', words: 'call back huifang 抽查 回访', needs: requestOperations.callSheet },
  { to: '/requests/outreach', key: 'way.requests.outreach', words: 'service day meeting yuanbahui jincun 院坝会 进村 服务日' },
  { to: '/requests/duties', key: 'way.requests.duties', words: 'owner duty zeren 责任单位 归属' },
  { to: '/requests/tickets', key: 'way.requests.tickets', words: '12345 hotline tickets gongdan 工单 热线', needs: requestOperations.ticketTemplate },
  { to: '/requests/figures', key: 'way.requests.figures', words: 'figures shares tongji 满意率 按时' },
  { group: 'matters', to: '/register', key: 'way.register', words: 'ledger list taizhang' },
  { group: 'matters', to: '/hazards', key: 'way.hazards', words: 'hazards yinhuan zhenggai 整改 复查 销号', needs: patrolOperations.reportHazard },
  { to: '/hazards/new', key: 'way.hazards.new', words: 'report hazard dengji yinhuan 登记隐患', needs: patrolOperations.reportHazard },
  { group: 'matters', to: '/errands', key: 'way.errands', words: 'errands daiban bangban weituo 帮办 代办 委托 材料', needs: errandOperations.authorise },
  { to: '/errands/new', key: 'way.errands.new', words: 'authorise weituo 登记委托 代办', needs: errandOperations.authorise },
  { group: 'matters', to: '/calls', key: 'way.calls', words: 'calls today phone visit lianxi dianhua 联系单 打电话 拨打', needs: disputeOperations.calls },
  { group: 'matters', to: '/calendar', key: 'way.calendar', words: 'calendar sessions richeng 日程 调解会', needs: disputeOperations.calendar },
  { group: 'matters', to: '/registers', key: 'way.registers', words: 'registers oral seal blank dengjibu koutou yongyin 口头协议 用印 空白表格', needs: documentOperations.oralEntries },
  { group: 'ground', to: '/patrols', key: 'way.patrols', words: 'patrols coverage xunluo xunfang 巡防 巡逻 数智巡防', needs: patrolOperations.start },
  { group: 'ground', to: '/rota', key: 'way.rota', words: 'rota shifts paiban banci huanban 班次 换班 替班', needs: patrolOperations.start },
  { to: '/patrols/map', key: 'way.patrols.map', words: 'map points hazards ditu 地图 点位 隐患', needs: patrolOperations.start },
  { to: '/patrols/rounds', key: 'way.patrols.rounds', words: 'patrol log xunluo jilu 打卡', needs: patrolOperations.start },
  { to: '/patrols/points', key: 'way.patrols.points', words: 'points plates dianwei 点位牌 二维码', needs: patrolOperations.start },
  { group: 'ground', to: '/villages', key: 'way.villages', words: 'village officer police yicunyijing 一村一警 包村民警 走访', needs: policingOperations.villages, barFor: policingOperations.joint },
  { to: '/villages/planner', key: 'way.planner', words: 'planner shuzhi xunfang jianyi 数智巡防 巡防建议', needs: policingOperations.counts },
  { group: 'ground', to: '/volunteers', key: 'way.volunteers', words: 'volunteers zhiyuanzhe yijing hongxiubiao 义警 红袖标 志愿者', needs: volunteerOperations.list },
  { to: '/volunteers/tasks', key: 'way.volunteers.tasks', words: 'volunteer tasks renwu zhiyuan 志愿任务 报名', needs: volunteerOperations.tasks },
  { to: '/volunteers/units', key: 'way.volunteers.units', words: 'volunteer units biaoyang danwei 表扬 单位志愿', needs: volunteerOperations.units },
  { group: 'ground', to: '/volunteers/mine', key: 'way.volunteers.mine', words: 'my own service hours wode zhiyuan 我的志愿服务 服务时间', needs: volunteerOperations.mine },
  { group: 'ground', to: '/screening', key: 'way.screening', words: 'screening paicha lingbaogao 零报告 隐患', needs: screeningOperations.report },
  { group: 'ground', to: '/devices', key: 'way.devices', words: 'phones devices shouji 锁定 清除 没办成', needs: deviceOperations.refused, barFor: deviceOperations.wipe },
  { group: 'steering', to: '/figures', key: 'way.figures', words: 'figures board map yizhangtu zhibiao 指标 统计 一张图', needs: figureOperations.board, barFor: { access: ['leader', 'supervisor', 'clerk', 'director', 'bureau', 'guide'] } },
  { to: '/figures/yearly', key: 'way.figures.yearly', words: 'yearly report niandu baogao nianbao 年报 年度报告 总结', needs: yearlyOperations.report },
  { to: '/figures/definitions', key: 'way.figures.definitions', words: 'definitions formulas koujing gongshi 公式 口径', needs: figureOperations.board },
  { to: '/figures/outside', key: 'way.figures.outside', words: 'aggregates outside waibu anquangan 外部数据 安全感', needs: figureOperations.outside },
  { to: '/figures/notices', key: 'way.figures.notices', words: 'police criminal minzhuanxing 民转刑 通报', needs: figureOperations.notices },
  { group: 'steering', to: '/campaigns', key: 'way.campaigns', words: 'campaigns zhuanxiang xingdong 专项行动 整治 大排查 夜巡 总结', needs: campaignOperations.list },
  { to: '/campaigns/new', key: 'way.campaigns.new', words: 'draft campaign niding zhuanxiang 拟定 布置 方案', needs: campaignOperations.draft },
  { to: '/campaigns/tasks', key: 'way.campaigns.tasks', words: 'campaign tasks renwu 专项任务 报进展 延期', needs: campaignOperations.mine },
  { group: 'steering', to: '/supervision', key: 'way.supervision', words: 'supervision duban tixinghan tongbao yuetan guapai cuiban 督查 提醒函 督办单 通报 约谈 挂牌 催办 销号', needs: supervisionOperations.letters },
  { to: '/supervision/duties', key: 'way.supervision.duties', words: 'office principal pledge zeren lingdao 领导小组 平安办 责任书 责任单位' },
  { group: 'steering', to: '/dossiers', key: 'way.dossiers', words: 'dossier review juanzong pingcha 评查 补正', needs: guidanceOperations.dossiers },
  { group: 'steering', to: '/returns', key: 'way.returns', words: 'returns statistics baobiao yuebao jibao 月报 季报 统计', needs: guidanceOperations.returns },
  { group: 'steering', to: '/allowances', key: 'way.allowances', words: 'allowance yiandingbu butie gongshi fafang 补贴 公示 发放', needs: guidanceOperations.allowances },
  { group: 'steering', to: '/surveys', key: 'way.surveys', words: 'survey satisfaction manyidu diaocha chouyang 满意度 调查 抽样 问卷', needs: surveyOperations.list, barFor: surveyOperations.layOut },
  { to: '/surveys/trend', key: 'way.surveys.trend', words: 'satisfaction trend manyilv linian 历年 满意率', needs: surveyOperations.trend },
  { group: 'steering', to: '/surveys/enter', key: 'way.surveys.enter', words: 'enter answers luru wenjuan 录入 问卷 答卷', needs: surveyOperations.enter, barFor: { access: ['clerk'] } },
  { group: 'steering', to: '/awards', key: 'way.awards', words: 'awards mingming pingan tongding yinding jinding 命名 平安 铜鼎 银鼎 金鼎 枫桥式', needs: awardOperations.list },
  { to: '/awards/holders', key: 'way.awards.holders', words: 'award holders mingdan 命名名单 撤销', needs: awardOperations.holders },
  { group: 'steering', to: '/assessment', key: 'way.assessment', words: 'assessment kaoping kaohe 考评 考核 结果', needs: assessmentOperations.runs },
  { to: '/assessment/schemes', key: 'way.assessment.schemes', words: 'schemes fangan zhibiao 方案 指标', needs: assessmentOperations.schemes },
  { to: '/assessment/tiers', key: 'way.assessment.tiers', words: 'tiers workload fenji gongzuoliang 分级 工作量', needs: assessmentOperations.tiers },
  { group: 'house', to: '/units', key: 'way.units', words: 'units people staff danwei renyuan 岗位' },
  { group: 'house', to: '/places', key: 'way.places', words: 'places map quhua ditu 地图 村' },
  { to: '/settings/keys', key: 'way.keys', words: 'api key open311 jiekou miyao 接口 密钥', needs: requestOperations.apiKeys },
  { group: 'house', to: '/settings', key: 'way.settings', words: 'settings shezhi 密码 登录' },
];

/** A page that one may go to. */
export interface OpenWay extends Pick<Way, 'to' | 'words' | 'group'> {
  readonly title: string;
}

/** The pages that one may go to for the post as which one acts, those of the bar (with their group) and those beside it. */
export function useWays(): readonly OpenWay[] {
  const t = useWords(deskWords);
  const { current } = useActing();
  const may = useMayCall();
  const idle = current === undefined;
  return useMemo(
    () =>
      ways
        .filter((way) => (idle ? way.to === '/settings' : way.needs === undefined || may(way.needs)))
        .map(({ to, key, words, group, barFor }) => ({ to, title: t(key), words, ...(group === undefined || (barFor !== undefined && !may(barFor)) ? {} : { group }) })),
    [idle, may, t],
  );
}

/** Whether this role may take a new matter in. */
export function useMayTakeIn(): boolean {
  return useWays().some((way) => way.to === '/intake');
}
