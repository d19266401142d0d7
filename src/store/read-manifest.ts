import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { WenyuError } from '../errors.js';
import { corrupt, rebuildHint } from './corrupt.js';
import { generationPattern, lockName, manifestPath } from './layout.js';
import { indexFormat, type Manifest } from './manifest.js';

const count = z.int().nonnegative();
const manifestSchema = z.object({
  format: z.literal(indexFormat),
  generation: z.string().regex(generationPattern),
  builtAt: z.string(),
  readAt: z.string().optional(),
  cutting: count.optional(),
  archiveDigest: z.string(),
  model: z.object({
    id: z.string(),
    digest: z.string(),
    dimensions: z.int().positive(),
    space: z.enum(['cosine', 'ip']),
  }),
  counts: z.object({ pages: count, articles: count, passages: count, directoryEntries: count }),
  newspapers: z.array(
    z.object({ name: z.string(), from: z.string().nullable(), to: z.string().nullable(), articles: count }),
  ),
  places: z.array(z.string()),
  files: z.record(z.string(), z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: count })),
}) satisfies z.ZodType<Manifest>;

/**
 * Reads and checks `manifest.json` of an index folder. Throws E_INDEX_MISSING when there is none, E_INDEX_FOREIGN when
 * the folder holds other things instead, E_INDEX_FORMAT for another format version, E_INDEX_CORRUPT when it cannot be
 * read as a manifest.
 */
export function readManifest(folder: string): Manifest {
  const path = manifestPath(folder);
  const text = readManifestText(folder, path);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw corrupt(`${path} is not JSON`, cause);
  }
  const format = (parsed as { format?: unknown } | null)?.format;
  if (typeof format !== 'number') {
    throw new WenyuError('E_INDEX_FOREIGN', `${path} is not the manifest of an index`, foreignHint);
  }
  if (format !== indexFormat) {
    throw new WenyuError(
      'E_INDEX_FORMAT',
      `${folder} has index format ${format}; this program reads format ${indexFormat}`,
      rebuildHint,
    );
  }
  const checked = manifestSchema.safeParse(parsed);
  if (!checked.success) throw corrupt(`${path}: ${z.prettifyError(checked.error)}`);
  return checked.data;
}

const foreignHint = '请用 --index 指定另一个文件夹，或清空这个文件夹后再运行 wenyu index';

function readManifestText(folder: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' && holdsForeignFiles(folder)) {
      throw new WenyuError('E_INDEX_FOREIGN', `${folder} holds files, but no index`, foreignHint, { cause });
    }
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new WenyuError('E_INDEX_MISSING', `there is no index in ${folder}`, '请先建立索引：wenyu index', { cause });
    }
    throw new WenyuError('E_INDEX_CORRUPT', `${path} cannot be read (${code})`, '请检查该文件夹的权限与磁盘', {
      cause,
    });
  }
}

/** Whether a folder without a manifest holds anything that a build (finished or broken off) does not leave. */
function holdsForeignFiles(folder: string): boolean {
  if (!existsSync(folder)) return false;
  return readdirSync(folder).some((name) => name !== lockName && !isBuildLeftover(name));
}

/** Whether a name in an index folder is of a generation, or of a file that a build writes before its rename. */
function isBuildLeftover(name: string): boolean {
  return generationPattern.test(name) || /^(manifest\.json|lock)[.-]/.test(name);
}
