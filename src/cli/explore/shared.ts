/** The same data with its typed arrays in memory that every worker sees, so that sending it copies next to nothing. */
export function shared<T extends object>(data: T): T {
  const entries = Object.entries(data).map(([name, value]): [string, unknown] => {
    if (!ArrayBuffer.isView(value) || value instanceof DataView) {
      const plain = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
      return [name, plain ? shared(value) : value];
    }
    if (value.buffer instanceof SharedArrayBuffer) return [name, value];
    const array = value as Int32Array;
    const Kind = array.constructor as new (buffer: SharedArrayBuffer) => typeof array;
    const copy = new Kind(new SharedArrayBuffer(array.byteLength));
    copy.set(array);
    return [name, copy];
  });
  return Object.fromEntries(entries) as T;
}
