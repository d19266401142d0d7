import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../src/answering/passages/candidates.js';
import { askedOffice, officeAgreement } from '../../src/answering/passages/offices.js';
import type { AnalysedQuestion } from '../../src/answering/understand/analysed-question.js';
import { fold } from '../../src/text/fold.js';

interface Places {
  localPlaces?: string[];
  places?: string[];
  districts?: string[];
}

function office(question: string, sentence: string, asked: Places = {}, whole = sentence): number {
  const none = { places: [], localPlaces: [], districts: [] };
  const understood = {
    ...{ folded: fold(question), own: fold(question), ...none, ...asked },
    expected: { type: 'person' },
  } as unknown as AnalysedQuestion;
  const candidate = { folded: fold(sentence), title: '', whole: fold(whole) } as unknown as Candidate;
  return officeAgreement(understood, candidate);
}

const yuzhong: Places = { localPlaces: ['渝中区'] };
const attended =
  '区人大常委会主任何积光，区政协主席王志宏，区委副书记黄孝明，区委常委、组织部部长王南，区委常委、政法委书记蔚传忠出席。';

describe('the office whose holder is asked for', () => {
  it('is held by a name beside it, of the body asked about', () => {
    expect(office('区生态环境局局长是谁', '区生态环境局局长刘晓江介绍。')).toBe(1);
    expect(office('渝中区城管局局长是谁', '区生态环境局局长刘晓江介绍。', yuzhong)).toBe(-0.5);
    expect(office('渝中区城管局局长是谁', '区城市管理局局长刘晓江介绍。', yuzhong)).toBe(1);
    expect(office('渝中区长是谁', '副区长刘晓江介绍。', { localPlaces: ['渝中'] })).toBe(-1);
    expect(office('渝中区长是谁', '区委副书记、区长谢东出席并讲话。', { localPlaces: ['渝中'] })).toBe(1);
    expect(office('渝中区区长是谁', '选举谢东为区长。', yuzhong)).toBe(1);
    expect(office('渝中区委书记叫什么', '区委书记高度重视此事。', yuzhong)).toBe(-1);
  });

  it('is told in the clause after the name, and held by people of other countries', () => {
    expect(office('渝中区教委主任是谁', '李明，男，1975年生，现任区教委主任。', yuzhong)).toBe(1);
    expect(office('渝中区教委主任是谁', '该同志表现优秀，现任区教委主任。', yuzhong)).toBe(-1);
    expect(office('美国众议院议长是谁', '麦卡锡当选美国众议院议长。')).toBe(1);
    expect(office('美国众议院议长是谁', '凯文·麦卡锡（Kevin McCarthy），现任美国众议院议长。')).toBe(1);
  });

  it('is found among several people named one after another', () => {
    expect(office('区人大常委会主任是谁', attended)).toBe(1);
    expect(office('渝中区政法委书记是哪位', attended, yuzhong)).toBe(1);
    expect(office('渝中区组织部部长是谁', attended, yuzhong)).toBe(1);
    expect(office('渝中区委书记是谁', attended, yuzhong)).toBe(-0.5);
    expect(office('区教委主任叫什么名字', attended)).toBe(-0.5);
  });

  it('is one of several that one person holds', () => {
    const heads = '区委常委、统战部部长张焕伦，副区长、区公安分局局长朱荣堂出席。';
    expect(office('2023年渝中区公安分局的局长是谁', heads, yuzhong)).toBe(1);
    expect(office('渝中统战部部长是谁', heads, { localPlaces: ['渝中'] })).toBe(1);
    expect(office('市城市管理局局长是哪位', '市城市管理局党组书记、局长 谢礼国')).toBe(1);
    expect(office('市城市管理局党组书记是谁', '市城市管理局党组书记、局长 谢礼国')).toBe(1);
    expect(office('渝中区城管局局长是谁', '市城市管理局党组书记、局长 谢礼国', yuzhong)).toBe(-0.5);
    const inspection = '区委常委、区纪委书记、区监委主任、区委巡察工作领导小组常务副组长李文栋主持。';
    expect(office('渝中区纪委书记是谁', inspection, yuzhong)).toBe(1);
    expect(office('区委巡查领导小组组长是哪位', '区委书记、区委巡察工作领导小组组长黄茂军出席。')).toBe(1);
  });

  it('is of the place asked about', () => {
    const elsewhere: Places = { places: ['长沙市'], districts: ['长沙'] };
    expect(office('长沙市政协主席叫什么', attended, elsewhere)).toBe(-0.5);
    expect(office('长沙市政协主席叫什么', '长沙市政协副主席黄梁率队来我区考察。', elsewhere)).toBe(-1);
    const neighbour: Places = { places: ['渝北区'], districts: ['渝北'] };
    expect(office('渝北区政务服务办主任是谁', '区政务服务办党组书记、主任李林接受采访。', neighbour)).toBe(-0.5);
    expect(office('渝中区区长是谁', '渝北区区长廖红军致辞。', yuzhong)).toBe(-0.5);
  });

  it('is known by its body’s matter, its former name, and as people call a head', () => {
    expect(office('渝中管环保的局长叫啥名字', '区生态环境局局长刘晓江介绍。', yuzhong)).toBe(1);
    expect(office('渝中管环保的局长叫啥名字', '区民政局局长陈锐介绍。', yuzhong)).toBe(-0.5);
    expect(office('渝中区环保局局长是谁', '区生态环境局局长刘晓江介绍。', yuzhong)).toBe(1);
    expect(office('渝中管民政的一把手是哪个', '区民政局局长陈锐介绍。', yuzhong)).toBe(1);
    expect(office('民政局一把手是哪个', '区民政局副局长陈锐介绍。', yuzhong)).toBe(-1);
    expect(office('渝中的组织部长24年是谁', attended, yuzhong)).toBe(1);
    expect(office('渝中的宣传部长是谁', attended, yuzhong)).toBe(-0.5);
  });

  it('is left open where the question asks which of several it is', () => {
    expect(office('那个推地的会是哪个副区长介绍情况的', '副区长艾正兵就相关情况作说明。')).toBe(0);
    const visit = '市经济信息委党组成员、副主任汪立东一行来我区调研。';
    expect(office('市经信委来渝中看软件公司的是哪位付主任', visit)).toBe(0);
    expect(office('市经信委来渝中看软件公司的是哪位付主任', '区长谢东出席。')).toBe(-1);
  });

  it('is none where the word only belongs to another', () => {
    expect(office('市长热线是谁在接', '市长热线12345由政务服务中心接听。')).toBe(0);
    expect(office('局长办公会谁主持', '区长谢东主持。')).toBe(0);
  });

  it('says nothing of who held it before, or where no office is asked for', () => {
    expect(office('谢东之前的渝中区长是谁', '区长谢东出席。', yuzhong)).toBe(0);
    expect(office('喷粉师傅叫什么', '区长谢东出席。')).toBe(0);
    expect(askedOffice('那组织部部长呢')).toBe('部长');
    expect(askedOffice('水费多少')).toBeNull();
  });
});
