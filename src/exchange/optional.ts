/** A field only where there is something to put into it. */
export function optional<Key extends string, Value>(
	key: Key,
	value: Value | undefined
): { [key in Key]?: Value } {
	return value === undefined ? {} : ({ [key]: value } as { [key in Key]?: Value });
}
