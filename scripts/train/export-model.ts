import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Vocabulary } from '../../src/embedding/unigram.js';
import { elementType, initializer, node, onnxModel } from './onnx.js';
import type { StaticModel } from './static-model.js';

/** Longest text, in pieces: about 900 characters. */
const maxTokens = 512;

/** Rows as 8-bit integers, each with a factor that gives back the float row: at most 0.4 % of its largest entry is lost. */
export function quantiseRows(rows: Float32Array, size: number): { values: Int8Array; factors: Float32Array } {
  const values = new Int8Array(rows.length);
  const factors = new Float32Array(rows.length / size);
  for (let row = 0; row < factors.length; row++) {
    let largest = 0;
    for (let d = 0; d < size; d++) largest = Math.max(largest, Math.abs(rows[row * size + d]!));
    if (largest === 0) continue;
    for (let d = 0; d < size; d++) values[row * size + d] = Math.round((rows[row * size + d]! / largest) * 127);
    factors[row] = largest / 127;
  }
  return { values, factors };
}

/**
 * The network: a text's vector is the sum of its pieces' rows, each times the piece's factor, divided by the square root
 * of the piece's count, times the mask. It stands at position 0 of `last_hidden_state` [texts, 1, size], where transformers.js looks for it under `pooling: 'cls'`.
 */
function staticNetwork(values: Int8Array, factors: Float32Array, size: number): Buffer {
  const pieces = factors.length;
  return onnxModel('wenyu', {
    name: 'static-embedding',
    nodes: [
      node('Gather', ['table', 'input_ids'], 'rows', { axis: 0 }),
      node('Cast', ['rows'], 'vectors', { to: elementType.float }),
      node('Gather', ['factors', 'input_ids'], 'weights', { axis: 0 }),
      node('Cast', ['attention_mask'], 'mask', { to: elementType.float }),
      // How often each position's piece stands in its text: n positions that each count 1/√n make √n.
      node('Unsqueeze', ['input_ids', 'last'], 'column'),
      node('Unsqueeze', ['input_ids', 'middle'], 'row'),
      node('Equal', ['column', 'row'], 'same'),
      node('Cast', ['same'], 'matches', { to: elementType.float }),
      node('ReduceSum', ['matches', 'last'], 'counts', { keepdims: 0 }),
      node('Sqrt', ['counts'], 'damping'),
      node('Mul', ['weights', 'mask'], 'masked'),
      node('Div', ['masked', 'damping'], 'shares'),
      node('Unsqueeze', ['shares', 'middle'], 'selector'),
      node('MatMul', ['selector', 'vectors'], 'last_hidden_state'),
    ],
    initializers: [
      initializer('table', elementType.int8, [pieces, size], values),
      initializer('factors', elementType.float, [pieces], factors),
      initializer('middle', elementType.int64, [1], new BigInt64Array([1n])),
      initializer('last', elementType.int64, [1], new BigInt64Array([2n])),
    ],
    inputs: [
      ['input_ids', elementType.int64, ['batch', 'sequence']],
      ['attention_mask', elementType.int64, ['batch', 'sequence']],
    ],
    outputs: [['last_hidden_state', elementType.float, ['batch', 1, size]]],
  });
}

function tokenizerOf({ pieces, scores, pad, unknown, classify }: Vocabulary): object {
  const added = [pad, unknown, classify].map((id) => ({
    id,
    content: pieces[id]!,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  }));
  const mark = { SpecialToken: { id: pieces[classify]!, type_id: 0 } };
  const text = { Sequence: { id: 'A', type_id: 0 } };
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: added,
    normalizer: { type: 'Sequence', normalizers: [{ type: 'NFKC' }, { type: 'Lowercase' }] },
    // transformers.js takes what matches when `invert` is true, and ignores `behavior`.
    pre_tokenizer: { type: 'Split', pattern: { Regex: '[\\p{L}\\p{N}]+' }, behavior: 'Removed', invert: true },
    post_processor: {
      type: 'TemplateProcessing',
      single: [mark, text],
      pair: [mark, text, { Sequence: { id: 'B', type_id: 0 } }],
      special_tokens: {
        [pieces[classify]!]: { id: pieces[classify]!, ids: [classify], tokens: [pieces[classify]!] },
      },
    },
    decoder: null,
    model: { type: 'Unigram', unk_id: unknown, vocab: pieces.map((piece, id) => [piece, scores[id]!]) },
  };
}

/** Writes the folder that transformers.js loads: config.json, tokenizer.json, tokenizer_config.json and the network. */
export function exportModel(folder: string, model: StaticModel, vocabulary: Vocabulary): void {
  const { size, vectors, logWeights } = model;
  const rows = Float32Array.from(vectors, (x, i) => x * Math.exp(logWeights[Math.floor(i / size)]!));
  for (const id of [vocabulary.pad, vocabulary.unknown]) rows.fill(0, id * size, (id + 1) * size);
  // Short beside any word, but not zero: a text without a known word has a direction too, and no length of 0.
  rows.fill(1e-6, vocabulary.classify * size, (vocabulary.classify + 1) * size);
  const { values, factors } = quantiseRows(rows, size);

  const json = (name: string, content: object): void =>
    writeFileSync(join(folder, name), `${JSON.stringify(content)}\n`);
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  json('config.json', {
    // Of the encoders that transformers.js knows, the one that takes no token types.
    model_type: 'distilbert',
    architectures: ['DistilBertModel'],
    hidden_size: size,
    vocab_size: vocabulary.pieces.length,
    pad_token_id: vocabulary.pad,
    wenyu: { pooling: 'cls', queryPrefix: '', fold: true, cost: 'static' },
  });
  json('tokenizer.json', tokenizerOf(vocabulary));
  json('tokenizer_config.json', {
    tokenizer_class: 'PreTrainedTokenizerFast',
    model_max_length: maxTokens,
    pad_token: vocabulary.pieces[vocabulary.pad],
    unk_token: vocabulary.pieces[vocabulary.unknown],
    cls_token: vocabulary.pieces[vocabulary.classify],
  });
  writeFileSync(join(folder, 'onnx', 'model_quantized.onnx'), staticNetwork(values, factors, size));
}
