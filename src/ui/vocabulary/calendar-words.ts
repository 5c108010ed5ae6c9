/** The days of the week as people write them, Monday first. */
export const weekdayNames: readonly string[] =
	'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

/** The months of a year as people write them, January first. */
export const monthNames: readonly string[] =
	'January February March April May June July August September October November December'.split(
		' '
	);
