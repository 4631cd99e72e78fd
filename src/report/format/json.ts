/** A value as the text of a JSON file that people read, too: two spaces deep, with a line feed at its end. */
export const inJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
