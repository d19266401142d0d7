import type { AnalysedQuestion } from '../understand/analysed-question.js';
import type { Candidate } from './candidates.js';
import { coverage } from './term-match.js';

/** Where one goes to have something done: 去哪里办, 在哪儿可以交, 到什么地方申请, 办理地点在哪. */
const asksWhereDone =
  /(?:哪[里儿点些]|哪个(?:地方|窗口|网点|点)|什么地方|啥子?地方|何处|何地)(?:可以|能够?|才能|去)?(?:办|交|缴|领|申请|申领|报名|打(?!电话)|接种|取|换|补|查|借|登记|参保)|(?:去|到|在)(?:哪[里儿点]?|什么地方|啥子?地方).{0,2}(?:办|交|缴|领|申请|申领|报名|接种|取|换|补|登记|参保)|(?:办理|缴费|申领|申请|报名|接种)(?:地点|地址|的地方)/;
/** Offices, counters, machines and services on the phone that do it. */
const point =
  /大厅|窗口|网点|服务[点站]|服务中心|便民中心|代办点|柜台|柜面|自助(?:机|终端|服务)|智[慧能]终端|一体机|门诊|接种点|受理点|登记点|报名点|回收点|站点|公众号|小程序|app|网站|官网|支付宝|微信|便利店|邮局|派出所|居委会|村委会/;
/** So much of the question, by weight, a sentence that names a point has to hold to be lifted. */
const ofTheMatter = 0.5;

/** Whether a question asks where something is done and a sentence on it names an office, a counter, a machine or an app for it. */
export function namesServicePoint(question: AnalysedQuestion, { folded, part }: Candidate): boolean {
  return (
    part !== 'headline' &&
    asksWhereDone.test(question.own) &&
    point.test(folded) &&
    coverage(question.terms, folded) >= ofTheMatter
  );
}
