import { afterEach, beforeEach } from 'vitest';
import { type JsonServer, type ReceivedRequest, startJsonServer } from './json-server.js';
import { createWebhookHarness, type WebhookHarness, type WebhookHarnessOptions } from './webhook-harness.js';

/** How an answer of the fake service is cited. */
export const citation = '《渝中报》2023年6月9日第2版 · 供水热线“一号通” <全天>在线';

export interface WebhookPlatform {
  /** The webhooks that `begin` set up for the test that is running. */
  readonly harness: WebhookHarness;
  /** The platform that they post to. */
  readonly platform: JsonServer;
  begin(options?: WebhookHarnessOptions): Promise<WebhookHarness>;
}

/** As 飞书 gives a token and every platform takes a message. */
function acceptAll({ path }: ReceivedRequest): unknown {
  return path.includes('tenant_access_token')
    ? { code: 0, tenant_access_token: 't-1', expire: 7_200 }
    : { code: 0, errcode: 0 };
}

/** Gives each test of a file a platform of its own, and webhooks that post to it once it calls `begin`. */
export function useWebhookPlatform(): WebhookPlatform {
  let platform: JsonServer;
  let harness: WebhookHarness | null = null;
  beforeEach(async () => {
    platform = await startJsonServer(acceptAll);
  });
  afterEach(async () => {
    await harness?.close();
    harness = null;
    await platform.close();
  });
  return {
    get harness() {
      if (harness === null) throw new Error('the test has not called begin');
      return harness;
    },
    get platform() {
      return platform;
    },
    async begin(options = {}) {
      const config = { ...options.config, feishuApiRoot: platform.origin };
      harness = await createWebhookHarness({ dingtalkOrigins: [platform.origin], ...options, config });
      return harness;
    },
  };
}
