/**
 * The fields that have a value; those that are undefined are left out, so that the defaults of an option hold.
 *
 * @example
 * given({ order: 3, seed: undefined }) // {"order":3}
 */
export function given<T extends object>(fields: T): Given<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>
}

/** Every field of `T` is optional, and none is undefined. */
export type Given<T> = { [Field in keyof T]?: Exclude<T[Field], undefined> }
