/**
 * Writes ONNX files: the few messages of onnx.proto (version 1.12) that a table look-up needs, in protobuf's wire format.
 */

const varint = (value: number | bigint): Buffer => {
  const bytes: number[] = [];
  let rest = BigInt(value);
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 128 : low);
  } while (rest > 0n);
  return Buffer.from(bytes);
};
const integer = (field: number, value: number): Buffer => Buffer.concat([varint(field << 3), varint(value)]);
const bytes = (field: number, value: Uint8Array): Buffer =>
  Buffer.concat([varint((field << 3) | 2), varint(value.length), value]);
const string = (field: number, value: string): Buffer => bytes(field, Buffer.from(value));
const message = (field: number, ...parts: Buffer[]): Buffer => bytes(field, Buffer.concat(parts));

/** TensorProto.DataType. */
export const elementType = { float: 1, int8: 3, int64: 7 } as const;
type ElementType = (typeof elementType)[keyof typeof elementType];

/** A constant of the graph. */
export function initializer(name: string, type: ElementType, shape: number[], data: ArrayBufferView): Buffer {
  const raw = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return message(5, ...shape.map((size) => integer(1, size)), integer(2, type), string(8, name), bytes(9, raw));
}

/** An integer, or list of integers, that an operator takes beside its inputs. */
function attribute(name: string, value: number | number[]): Buffer {
  const isList = Array.isArray(value);
  const values = isList ? value.map((each) => integer(8, each)) : [integer(3, value)];
  return message(5, string(1, name), ...values, integer(20, isList ? 7 : 2));
}

export function node(
  operator: string,
  inputs: string[],
  output: string,
  attributes: Record<string, number | number[]> = {},
): Buffer {
  return message(
    1,
    ...inputs.map((input) => string(1, input)),
    string(2, output),
    string(3, output),
    string(4, operator),
    ...Object.entries(attributes).map(([name, value]) => attribute(name, value)),
  );
}

/** An input (field 11 of the graph) or output (field 12); a dimension is a size or the name of one that varies. */
function value(field: 11 | 12, name: string, type: ElementType, shape: (number | string)[]): Buffer {
  const dimensions = shape.map((size) => message(1, typeof size === 'number' ? integer(1, size) : string(2, size)));
  return message(field, string(1, name), message(2, message(1, integer(1, type), message(2, ...dimensions))));
}

export interface Graph {
  name: string;
  nodes: Buffer[];
  initializers: Buffer[];
  inputs: [name: string, type: ElementType, shape: (number | string)[]][];
  outputs: [name: string, type: ElementType, shape: (number | string)[]][];
}

const irVersion = 8;
const opset = 13;

/** A whole model file. */
export function onnxModel(producer: string, { name, nodes, initializers, inputs, outputs }: Graph): Buffer {
  const graph = message(
    7,
    ...nodes,
    string(2, name),
    ...initializers,
    ...inputs.map((input) => value(11, ...input)),
    ...outputs.map((output) => value(12, ...output)),
  );
  return Buffer.concat([
    integer(1, irVersion),
    string(2, producer),
    graph,
    message(8, string(1, ''), integer(2, opset)),
  ]);
}
