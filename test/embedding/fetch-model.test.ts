import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchModel } from '../../src/embedding/fetch-model.js';
import { shippedModel } from '../../src/embedding/load.js';
import { digestOfModel, modelFiles } from '../../src/embedding/model-files.js';
import { type ModelHub, startModelHub } from '../support/model-hub.js';

const shipped = join(import.meta.dirname, '../../models', shippedModel);
const model = 'Owner/some-model';
const patience = { attempts: 3, pauseMs: 1, silenceMs: 5000 };

describe('fetchModel', () => {
  let hub: ModelHub;
  let cacheFolder: string;
  const fetching = (host = hub.host) => fetchModel({ model, host, cacheFolder, patience });
  const network = 'onnx/model_quantized.onnx';
  const getsOf = (file: string) =>
    hub.seen.filter(({ method, path }) => method === 'GET' && path.endsWith(file) && !path.includes('/resolve/'));

  beforeEach(async () => {
    cacheFolder = mkdtempSync(join(tmpdir(), 'wenyu-cache-'));
    hub = await startModelHub(model, shipped);
  });
  afterEach(async () => {
    await hub.close();
    rmSync(cacheFolder, { recursive: true, force: true });
  });

  it('brings every file, unchanged, and then asks the hub no more', async () => {
    const progress: Record<string, number> = {};
    const onProgress = (file: string, received: number) => {
      progress[file] = received;
    };
    const { folder, wasThere } = await fetchModel({ model, host: `${hub.host}/`, cacheFolder, patience, onProgress });
    expect({ folder, wasThere }).toEqual({ folder: join(cacheFolder, model), wasThere: false });
    expect(await digestOfModel(folder)).toBe(await digestOfModel(shipped));
    expect(progress).toEqual(Object.fromEntries(modelFiles.map((f) => [f, readFileSync(join(shipped, f)).length])));
    const requests = hub.seen.length;
    expect(await fetching()).toEqual({ folder, wasThere: true });
    expect(hub.seen).toHaveLength(requests);
  });

  it('takes up a broken transfer where it broke', async () => {
    hub.faults.push('busy', 'none', 'none', 'none', 'drop');
    await fetching();
    expect(await digestOfModel(join(cacheFolder, model))).toBe(await digestOfModel(shipped));
    const [first, second] = getsOf(network);
    expect(first!.range).toBeUndefined();
    expect(second!.range).toMatch(/^bytes=[1-9]\d*-$/);
  });

  it('takes up in a later run what an earlier one left, and shows nothing of it before', async () => {
    hub.faults.push('none', 'none', 'none', 'drop');
    const stopped = fetchModel({ model, host: hub.host, cacheFolder, patience: { ...patience, attempts: 1 } });
    await expect(stopped).rejects.toMatchObject({ code: 'E_MODEL_UNREACHABLE' });
    expect(existsSync(join(cacheFolder, model))).toBe(false);
    hub.seen.length = 0;
    await fetching();
    expect(await digestOfModel(join(cacheFolder, model))).toBe(await digestOfModel(shipped));
    const gets = hub.seen.filter(({ method }) => method === 'GET');
    expect(gets.every(({ range, path }) => path.endsWith(network) && range !== undefined)).toBe(true);
  });

  it('refuses a file whose checksum is not the announced one, and keeps nothing of it', async () => {
    hub.faults.push('damage');
    await expect(fetching()).rejects.toMatchObject({
      code: 'E_MODEL_INVALID',
      message: expect.stringContaining('config.json'),
    });
    expect(existsSync(join(cacheFolder, model))).toBe(false);
    await fetching();
    expect(await digestOfModel(join(cacheFolder, model))).toBe(await digestOfModel(shipped));
  });

  it('says so when the hub is out of reach or keeps failing', async () => {
    await hub.close();
    await expect(fetching()).rejects.toMatchObject({
      code: 'E_MODEL_UNREACHABLE',
      message: expect.stringContaining(hub.host),
      hint: expect.stringContaining('WENYU_MODEL_HOST'),
    });
    hub = await startModelHub(model, shipped);
    hub.faults.push('busy', 'busy', 'busy');
    await expect(fetching()).rejects.toMatchObject({
      code: 'E_MODEL_UNREACHABLE',
      message: expect.stringContaining('503'),
    });
  });

  it('tells a model that the hub does not have from a name that is none', async () => {
    const other = fetchModel({ model: 'Owner/none', host: hub.host, cacheFolder, patience });
    await expect(other).rejects.toMatchObject({ code: 'E_MODEL_MISSING', message: expect.stringContaining('404') });
    for (const name of ['../../etc/passwd', 'name', 'a/b/c', 'Owner/..', '']) {
      const asked = fetchModel({ model: name, host: hub.host, cacheFolder, patience });
      await expect(asked).rejects.toMatchObject({ code: 'E_INPUT_INVALID' });
    }
    expect(readdirSync(cacheFolder).filter((name) => name !== '.fetching')).toEqual([]);
  });
});
