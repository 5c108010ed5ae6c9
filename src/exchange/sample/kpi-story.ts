import type { KpiStory } from './story.ts';

/** What the company watches, whether or not it is trying to change it. */
export const kpiStories: readonly KpiStory[] = [
	{
		name: 'deliveries',
		title: 'Crates delivered on the promised day',
		question: 'Can a café rely on the day we named?',
		definition:
			'Crates scanned at the door before 18:00 on the promised day, of all crates promised for that day.',
		action:
			'Below 95 %: Amara calls the depot the same day. Below 92 %: every café concerned is called before noon.',
		because: 'From 91 % to 97 %, because a café forgives one late crate in thirty, not one in ten.',
		owner: 'amara',
		team: 'care',
		unit: { kind: 'percent', decimals: 1 },
		limits: { direction: 'higher', target: 96, watch: 95, alarm: 92 },
		indicator: 'leading',
		alwaysTracked: true,
		counter: 'margin',
		began: 93.5,
		noise: 1.6,
		told: [96.4, 97.1, 94.2, 96.8, 97.5, 96.2, 98, 97.3, 97.6],
		notes: { 6: 'Bridge to Askøy closed for two days' }
	},
	{
		name: 'churn',
		title: 'Monthly churn',
		question: 'Do cafés stay?',
		definition:
			'Subscriptions ended in the last 30 days, of those that were active 30 days ago. Pauses do not count.',
		action:
			'Above 3 %: Priya calls everybody who left last week and writes down one sentence each.',
		because:
			'From 4.2 % to 2.5 %, because at 2.5 % a café stays for three years and pays for its first crate twice.',
		owner: 'priya',
		team: 'care',
		unit: { kind: 'percent', decimals: 1 },
		limits: { direction: 'lower', target: 2.5, watch: 3, alarm: 4.5 },
		indicator: 'lagging',
		alwaysTracked: true,
		began: 4.1,
		noise: 0.5,
		told: [4.2, 4.1, 3.9, 3.9, 3.7, 3.5, 3.4, 3.2, 3.1]
	},
	{
		name: 'old-tickets',
		title: 'Questions older than two days',
		question: 'Is anybody waiting for us?',
		definition:
			'Open questions whose first message is more than 48 hours old, counted on Monday at 08:00.',
		action:
			'Above 10: nobody starts anything new before they are answered. Above 15: an investigation the same day.',
		owner: 'amara',
		team: 'care',
		unit: { kind: 'number', name: 'questions' },
		limits: { direction: 'lower', target: 6, watch: 10, alarm: 15 },
		indicator: 'leading',
		counter: 'reopened',
		began: 6,
		noise: 4,
		told: [4, 3, 5, 6, 5, 8, 9, 13, 19],
		notes: { 0: 'Eleven of the nineteen are about the new prices' }
	},
	{
		name: 'reopened',
		title: 'Questions asked again',
		question: 'Do our answers help?',
		definition:
			'Answered questions to which the same café wrote again within seven days, of all that were answered.',
		action: 'Above 6 %: Amara reads ten of them aloud on Tuesday, and we rewrite what was misread.',
		owner: 'amara',
		team: 'care',
		unit: { kind: 'percent', decimals: 1 },
		limits: { direction: 'lower', target: 4, watch: 6, alarm: 9 },
		indicator: 'lagging',
		began: 4.4,
		noise: 1.2,
		told: [4.1, 3.8, 4.4, 5.2, 5.8, 6.9, 7.4, 6.6, 5.1],
		notes: { 2: 'The ready-made answer about invoices was wrong', 0: 'Rewritten on Tuesday' }
	},
	{
		name: 'margin',
		title: 'Gross margin',
		question: 'Does each crate pay for itself?',
		definition:
			'Net sales minus beans, packing and delivery, of net sales. From the books, every week.',
		action: 'Below 38 %: Maren and Priya look at routes before they look at prices.',
		because: 'At 40 %, because that is what salaries, rent and one bad month need.',
		owner: 'maren',
		unit: { kind: 'percent', decimals: 1 },
		limits: { direction: 'higher', target: 40, watch: 38, alarm: 35 },
		indicator: 'lagging',
		alwaysTracked: true,
		began: 40.2,
		noise: 1.4,
		told: [40.9, 41.3, 40.2, 41.1, 41.8, 42.2, 41.7, 42.4, 42.1]
	},
	{
		name: 'damaged',
		title: 'Damaged crates',
		question: 'Do crates arrive whole?',
		definition: 'Crates with a damage that the café reports within a day, per 1,000 delivered.',
		action:
			'Above 6 per 1,000: photographs of all of them on the depot wall, and a talk with the carrier.',
		owner: 'priya',
		team: 'care',
		unit: { kind: 'rate', per: 1000, name: 'crates', decimals: 1 },
		limits: { direction: 'lower', target: 5, watch: 6, alarm: 10 },
		indicator: 'lagging',
		began: 9.2,
		noise: 1.2,
		told: [4.6, 4.1, 4.8, 3.9, 4.4, 3.6, 4.2, 3.8, 4]
	},
	{
		name: 'cafes',
		title: 'Cafés that order every week',
		question: 'Are there more of us?',
		definition: 'Cafés with at least one paid crate in the last seven days.',
		action: 'Below 200: the growth team meets on the same day and looks at who paused.',
		owner: 'lucia',
		team: 'growth',
		unit: { kind: 'number', name: 'cafés' },
		limits: { direction: 'higher', target: 215, watch: 205, alarm: 190 },
		indicator: 'lagging',
		alwaysTracked: true,
		began: 186,
		noise: 5,
		told: [203, 207, 210, 214, 218, 221, 226, 229, 233],
		segments: [
			{ name: 'Bergen', share: 0.56, nowShare: 0.58 },
			{ name: 'Gdańsk', share: 0.14, nowShare: 0.18 },
			{
				...{ name: 'Porto', share: 0.3, nowShare: 0.24 },
				limits: { direction: 'higher', target: 62, watch: 60, alarm: 57 }
			}
		]
	},
	{
		name: 'revenue',
		title: 'Sales of the week',
		question: 'What came in?',
		definition: 'Paid crates, net of tax and of returns, Monday to Sunday.',
		action: 'It is read beside margin and cafés, never alone.',
		owner: 'maren',
		unit: { kind: 'money', currency: 'EUR', decimals: 0 },
		limits: { direction: 'higher' },
		indicator: 'lagging',
		began: 15_400,
		noise: 900,
		behind: 1,
		told: [17_150, 17_420, 17_380, 18_020, 18_240, 18_610, 19_050, 19_380]
	},
	{
		name: 'uptime',
		title: 'The shop is reachable',
		question: 'Can a café order when it wants to?',
		definition:
			'Minutes in which the order page answered within two seconds, of all minutes, measured from outside.',
		action: 'Below 99.5 %: Tomasz writes half a page about what happened, for everybody.',
		owner: 'tomasz',
		team: 'product',
		unit: { kind: 'percent', decimals: 2 },
		limits: { direction: 'higher', target: 99.9, watch: 99.8, alarm: 99.5 },
		alwaysTracked: true,
		behind: 4,
		began: 99.93,
		noise: 0.06,
		told: [99.95, 99.97, 99.94, 99.98, 99.96]
	},
	{
		name: 'route',
		title: 'Crates on one route',
		question: 'Are the vans full, but not too full?',
		definition: 'Crates on a van when it leaves the depot, mean of all routes of the week.',
		action: 'Outside 17 to 25: Amara splits or joins routes on Thursday.',
		owner: 'amara',
		team: 'care',
		unit: { kind: 'number', name: 'crates', decimals: 1 },
		limits: {
			direction: 'within',
			target: { low: 18, high: 24 },
			watch: { low: 17, high: 25 },
			alarm: { low: 14, high: 28 }
		},
		indicator: 'leading',
		began: 20,
		noise: 1.8,
		told: [20.4, 21, 20.6, 21.7, 22.1, 21.8, 22.6, 22.9, 23.1]
	},
	{
		name: 'invoice-errors',
		title: 'Wrong invoices',
		question: 'Do we bill what we delivered?',
		owner: 'priya',
		unit: { kind: 'number', name: 'invoices' },
		limits: { direction: 'lower', target: 3, alarm: 8 },
		began: 3,
		noise: 1.4,
		told: [2, 3, 1, 2, 2, 3, 2, 1, 2]
	}
];
