import { bytesField, integerField, packedField, textField } from './protobuf.ts';

/** Element types of tensors: `TensorProto.DataType` in onnx.proto3. */
export const DATA_TYPES = { float: 1, int8: 3, int64: 7, bool: 9 } as const;

/** Sizes of a tensor; names stand for sizes that are known when it runs. */
export type Dimensions = readonly (number | string)[];

type Attribute = number | readonly number[];

/** Builds an ONNX graph. Every method that makes a value gives its name. */
export interface Graph {
  op(
    type: string,
    inputs: readonly string[],
    attributes?: Readonly<Record<string, Attribute>>,
    output?: string,
  ): string;
  floats(name: string, dimensions: readonly number[], values: Float32Array): string;
  bytes(name: string, dimensions: readonly number[], values: Int8Array): string;
  /** A list of whole numbers; with empty dimensions a single one. */
  integers(values: readonly number[], dimensions?: readonly number[]): string;
  float(value: number): string;
  input(name: string, type: number, dimensions: Dimensions): string;
  output(name: string, type: number, dimensions: Dimensions): void;
  /** The bytes of the model file. */
  model(): Buffer;
}

const OPSET = 17;
const IR_VERSION = 8;

/** An empty graph. Field numbers: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3 */
export function createGraph(): Graph {
  const nodes: Buffer[] = [];
  const constants: Buffer[] = [];
  const inputs: Buffer[] = [];
  const outputs: Buffer[] = [];
  let names = 0;

  const constant = (name: string, dimensions: readonly number[], type: number, raw: Uint8Array): string => {
    constants.push(
      Buffer.concat([packedField(1, dimensions), integerField(2, type), textField(8, name), bytesField(9, raw)]),
    );
    return name;
  };

  return {
    op(type, operands, attributes = {}, output = `t${names++}`) {
      nodes.push(
        Buffer.concat([
          ...operands.map((operand) => textField(1, operand)),
          textField(2, output),
          textField(3, `n${nodes.length}`),
          textField(4, type),
          ...Object.entries(attributes).map(([name, value]) => bytesField(5, attribute(name, value))),
        ]),
      );
      return output;
    },
    floats: (name, dimensions, values) =>
      constant(name, dimensions, DATA_TYPES.float, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
    bytes: (name, dimensions, values) =>
      constant(name, dimensions, DATA_TYPES.int8, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
    integers(values, dimensions = [values.length]) {
      const raw = new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
      return constant(`c${names++}`, dimensions, DATA_TYPES.int64, raw);
    },
    float: (value) => constant(`c${names++}`, [], DATA_TYPES.float, new Uint8Array(Float32Array.of(value).buffer)),
    input(name, type, dimensions) {
      inputs.push(valueInfo(name, type, dimensions));
      return name;
    },
    output(name, type, dimensions) {
      outputs.push(valueInfo(name, type, dimensions));
    },
    model() {
      const graph = Buffer.concat([
        ...nodes.map((node) => bytesField(1, node)),
        textField(2, 'g'),
        ...constants.map((tensor) => bytesField(5, tensor)),
        ...inputs.map((value) => bytesField(11, value)),
        ...outputs.map((value) => bytesField(12, value)),
      ]);
      const opset = Buffer.concat([textField(1, ''), integerField(2, OPSET)]);
      return Buffer.concat([
        integerField(1, IR_VERSION),
        textField(2, 'tiny-exporter'),
        bytesField(7, graph),
        bytesField(8, opset),
      ]);
    },
  };
}

function attribute(name: string, value: Attribute): Buffer {
  return typeof value === 'number'
    ? Buffer.concat([textField(1, name), integerField(3, value), integerField(20, 2)])
    : Buffer.concat([textField(1, name), packedField(8, value), integerField(20, 7)]);
}

function valueInfo(name: string, type: number, dimensions: Dimensions): Buffer {
  const shape = Buffer.concat(
    dimensions.map((size) => bytesField(1, typeof size === 'string' ? textField(2, size) : integerField(1, size))),
  );
  const tensor = Buffer.concat([integerField(1, type), bytesField(2, shape)]);
  return Buffer.concat([textField(1, name), bytesField(2, bytesField(1, tensor))]);
}
