import { expect, it } from 'vitest';
import { useWebhookPlatform } from '../../../support/webhook-platform.js';

const setup = useWebhookPlatform();
const person = 'person-of-the-platform';
const kept = () => JSON.stringify(setup.harness.state.prepare('SELECT * FROM delivery').all());
const rows = () => setup.harness.state.prepare('SELECT count(*) FROM delivery').pluck().get();

it.each([
  ['generic', (text: string) => setup.harness.generic({ conversationId: person, text }).then(({ body }) => body)],
  ['wecom', (text: string) => setup.harness.wecom(text, { from: person })],
  ['wechat', (text: string) => setup.harness.wechat(text, { from: person })],
])('%s keeps replies without ids, and none of a person who asks to be forgotten', async (_name, send) => {
  await setup.begin();
  expect(await send('供水热线是多少？')).toContain('966886');
  expect(kept()).toContain('966886');
  expect(kept()).not.toContain(person);
  expect(await send('忘记我')).toContain('都已删除');
  expect(kept()).not.toContain('966886');
  expect(rows()).toBe(1);
  expect(setup.harness.state.prepare('SELECT person FROM delivery').pluck().get()).toBeNull();
});

it('leaves the replies of others', async () => {
  await setup.begin();
  await setup.harness.wechat('供水热线是多少？', { from: 'another', msgId: '900' });
  await setup.harness.wechat('忘记我', { from: person });
  expect(await setup.harness.wechat('供水热线是多少？', { from: 'another', msgId: '900' })).toContain('966886');
  expect(rows()).toBe(2);
});
