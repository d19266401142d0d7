import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { dingtalkSign, verifyDingtalk } from '../../../../bot/channels/webhooks/dingtalk-sign.js';
import { decryptFeishu, feishuSignature, verifyFeishu } from '../../../../bot/channels/webhooks/feishu-crypto.js';
import { standardSignature, verifyStandardWebhook } from '../../../../bot/channels/webhooks/standard-webhooks.js';
import {
  checkWecomSignature,
  decryptWecom,
  encryptWecom,
  wecomSignature,
} from '../../../../bot/channels/webhooks/wecom-crypto.js';

const refused = expect.objectContaining({ code: 'E_WEBHOOK_SIGNATURE' });
const minutes = 60_000;

describe('企业微信 (the published WXBizMsgCrypt sample)', () => {
  const keys = {
    token: 'QDG6eK',
    encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
    receiveId: 'wx5823bf96d3bd56c7',
  };
  const echostr = 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==';

  it('verifies and decrypts the echo', () => {
    checkWecomSignature('5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3', keys.token, '1409659589', '263014780', echostr);
    expect(decryptWecom(keys, echostr)).toBe('1616140317555161061');
  });

  it('decrypts the message', () => {
    const encrypted =
      'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==';
    expect(wecomSignature(keys.token, '1409659813', '1372623149', encrypted)).toBe(
      '477715d11cdb4164915debcba66cb864d751f3e6',
    );
    expect(decryptWecom(keys, encrypted)).toContain('<Content><![CDATA[hello]]></Content>');
  });

  it('refuses another receiver, another key, a forged signature and noise', () => {
    expect(() => decryptWecom({ ...keys, receiveId: 'wx0' }, echostr)).toThrow(refused);
    expect(() => decryptWecom({ ...keys, encodingAesKey: 'a'.repeat(43) }, echostr)).toThrow(refused);
    expect(() => checkWecomSignature('5c45', keys.token, '1', '2', echostr)).toThrow(refused);
    expect(() => checkWecomSignature(undefined, keys.token, '1', '2', echostr)).toThrow(refused);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => decryptWecom(keys, Buffer.from(bytes).toString('base64'))).toThrow(refused);
      }),
    );
  });

  it('decrypts what it encrypts, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decryptWecom(keys, encryptWecom(keys, text))).toBe(text);
      }),
    );
  });
});

describe('企业微信 encryption (vector of jxtech/wechatpy, tests/test_crypto.py)', () => {
  it('gives the same ciphertext and signature', () => {
    const keys = {
      token: '123456',
      encodingAesKey: 'kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR',
      receiveId: 'wx49f0ab532d5d035a',
    };
    const plain =
      '<xml>\n<MsgType><![CDATA[text]]></MsgType>\n<Content><![CDATA[test]]></Content>\n<FromUserName><![CDATA[wx49f0ab532d5d035a]]></FromUserName>\n<ToUserName><![CDATA[messense]]></ToUserName>\n<AgentID>1</AgentID>\n<CreateTime>1411525903</CreateTime>\n</xml>';
    const encrypted = encryptWecom(keys, plain, Buffer.from('1234567890123456'));
    expect(encrypted).toBe(
      '9s4gMv99m88kKTh/H8IdkOiMg6bisoy3ypwy9H4hvSPe9nsGaqyw5hhSjdYbcrKk+j3nba4HMOTzHrluLBYqxgNcBqGsL8GqxlhZgURnAtObvesEl5nZ+uBE8bviY0LWke8Zy9V/QYKxNV2FqllNXcfmstttyIkMKCCmVbCFM2JTF5wY0nFhHZSjPUL2Q1qvSUCUld+/WIXrx0oyKQmpB6o8NRrrNrsDf03oxI1p9FxUgMnwKKZeOA/uu+2IEvEBtb7muXsVbwbgX05UPPJvFurDXafG0RQyPR+mf1nDnAtQmmNOuiR5MIkdQ39xn1vWwi1O5oazPoQJz0nTYjxxEE8kv3kFxtAGVRe3ypD3WeK2XeFYFMNMpatF9XiKzHo3',
    );
    expect(wecomSignature(keys.token, '1411525903', '461056294', encrypted)).toBe(
      '407518b7649e86ef23978113f92d27afa9296533',
    );
  });
});

describe('微信公众号 安全模式 (the published WXBizMsgCrypt sample)', () => {
  it('verifies and decrypts the message', () => {
    const keys = {
      token: 'spamtest',
      encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
      receiveId: 'wx2c2769f8efd9abc2',
    };
    const encrypted =
      'hyzAe4OzmOMbd6TvGdIOO6uBmdJoD0Fk53REIHvxYtJlE2B655HuD0m8KUePWB3+LrPXo87wzQ1QLvbeUgmBM4x6F8PGHQHFVAFmOD2LdJF9FrXpbUAh0B5GIItb52sn896wVsMSHGuPE328HnRGBcrS7C41IzDWyWNlZkyyXwon8T332jisa+h6tEDYsVticbSnyU8dKOIbgU6ux5VTjg3yt+WGzjlpKn6NPhRjpA912xMezR4kw6KWwMrCVKSVCZciVGCgavjIQ6X8tCOp3yZbGpy0VxpAe+77TszTfRd5RJSVO/HTnifJpXgCSUdUue1v6h0EIBYYI1BD1DlD+C0CR8e6OewpusjZ4uBl9FyJvnhvQl+q5rv1ixrcpCumEPo5MJSgM9ehVsNPfUM669WuMyVWQLCzpu9GhglF2PE=';
    checkWecomSignature('5d197aaffba7e9b25a30732f161a50dee96bd5fa', keys.token, '1409735669', '1320562132', encrypted);
    expect(decryptWecom(keys, encrypted)).toContain('<Content><![CDATA[abcdteT]]></Content>');
  });
});

describe('飞书', () => {
  it('decrypts the example of the documentation and the challenge of larksuite/node-sdk', () => {
    expect(decryptFeishu('test key', 'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=')).toBe('hello world');
    const challenge = decryptFeishu(
      'mazhe.nerd',
      'tT1xP+ovuc0T3b/rnZX3ax76exqAn0ANQ6/U45GcciC0mgNBc8JtvqOJGNAPMKpgRs2dVU1NYk9VDeqS8T4SYtU0hzNU54aS84WnxvZ3VFfDcy/RyABlNqlUiGyLDzFI0yxdCMT4KR/YEQXlt6nZi50KwRlZ+A75r645KesZuLMljezYyY8VeeXEVjPw35+e',
    );
    expect(JSON.parse(challenge)).toMatchObject({ challenge: '5634b122-c042-4634-bc7f-b07a3c3e77ad' });
  });

  it('takes a signature computed apart, refuses forged, stale and undecipherable ones', () => {
    const body = Buffer.from('{"encrypt":"P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk="}');
    const headers = {
      timestamp: '1600000000',
      nonce: 'nonce1',
      // sha256 of timestamp, nonce, key and body, by sha256sum.
      signature: 'f89f3d8104b76f076030fb2fb844779d92ba9f152a6779a16627f5d9c54d4efb',
    };
    const now = 1_600_000_000_000;
    verifyFeishu('test key', headers, body, now);
    expect(feishuSignature('test key', '1600000000', 'nonce1', body)).toBe(headers.signature);
    expect(() => verifyFeishu('test key', headers, Buffer.from('{}'), now)).toThrow(refused);
    expect(() => verifyFeishu('test key', { ...headers, signature: undefined }, body, now)).toThrow(refused);
    expect(() => verifyFeishu('test key', headers, body, now + 6 * minutes)).toThrow(refused);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const noise = Buffer.from(bytes).toString('base64');
        try {
          decryptFeishu('test key', noise);
        } catch (error) {
          expect(error).toEqual(refused);
        }
      }),
    );
  });

  it('decrypts what openssl’s cipher made', () => {
    const key = createHash('sha256').update('k').digest();
    const iv = randomBytes(16);
    const cipher = createCipheriv('aes-256-cbc', key, iv);
    const sealed = Buffer.concat([iv, cipher.update('{"a":"渝"}', 'utf8'), cipher.final()]).toString('base64');
    expect(decryptFeishu('k', sealed)).toBe('{"a":"渝"}');
  });
});

describe('钉钉', () => {
  it('signs as computed apart, and refuses forged and stale requests', () => {
    const timestamp = '1577262236757';
    const sign = 'hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM=';
    const now = Number(timestamp);
    expect(dingtalkSign('this is secret', timestamp)).toBe(sign);
    verifyDingtalk('this is secret', { timestamp, sign }, now + 59 * minutes);
    expect(() => verifyDingtalk('this is secret', { timestamp, sign }, now + 61 * minutes)).toThrow(refused);
    expect(() => verifyDingtalk('another', { timestamp, sign }, now)).toThrow(refused);
    expect(() => verifyDingtalk('this is secret', { timestamp: undefined, sign }, now)).toThrow(refused);
  });
});

describe('Standard Webhooks', () => {
  // standard-webhooks, libraries/javascript/src/webhook.test.ts.
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const body = Buffer.from('{"test": 2432232314}');
  const headers = {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: '1614265330',
    signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  };
  const now = 1_614_265_330_000;

  it('takes the published example, alone or among others', () => {
    expect(verifyStandardWebhook(secret, headers, body, now)).toBe(headers.id);
    const several = { ...headers, signature: `v1,AAAA v2,BBBB ${headers.signature}` };
    expect(verifyStandardWebhook(secret, several, body, now + 4 * minutes)).toBe(headers.id);
  });

  it('refuses what is forged, incomplete, old or from the future', () => {
    const check = (change: Partial<Record<keyof typeof headers, string | undefined>>, at = now, bytes = body) =>
      expect(() => verifyStandardWebhook(secret, { ...headers, ...change }, bytes, at)).toThrow(refused);
    check({ signature: 'v1,AAAA' });
    check({ signature: headers.signature.replace('v1', 'v2') });
    check({ signature: undefined });
    check({ id: 'msg_other' });
    check({ timestamp: '1614265331' });
    check({ timestamp: 'NaN' });
    check({}, now + 6 * minutes);
    check({}, now - 6 * minutes);
    check({}, now, Buffer.from('{"test": 2432232315}'));
  });

  it('agrees with the reference implementation on any body', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\w-]{1,40}$/), (text, id) => {
        const at = new Date(now);
        const signature = new Webhook(secret).sign(id, at, text);
        expect(standardSignature(secret, id, String(now / 1_000), Buffer.from(text))).toBe(signature);
      }),
    );
  });
});
