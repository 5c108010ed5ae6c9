import type { ObjectiveStory } from './story.ts';

/** What last quarter was about; it is closed and scored. */
export const lastQuarterStories: readonly ObjectiveStory[] = [
	{
		name: 'promised-day',
		title: 'Crates arrive whole, on the day we promised',
		why: 'Half of the cafés that left in spring named a late or a broken crate.',
		winning: 'A café plans its Thursday around our crate and never checks.',
		level: 'company',
		kind: 'committed',
		owner: 'amara',
		keyResults: [
			{
				name: 'promised-share',
				title: 'Crates on the promised day rise from 91 % to 96 %',
				owner: 'amara',
				measure: { kind: 'reach', from: 91, to: 96 },
				unit: { kind: 'percent', decimals: 1 },
				checkIns: [
					{ week: 3, value: 92.1, confidence: 6, said: 'on-track' },
					{
						week: 6,
						value: 93.5,
						confidence: 6,
						said: 'on-track',
						moved: 'Two routes instead of three.'
					},
					{ week: 9, value: 94.8, confidence: 7, said: 'on-track' },
					{
						week: 13,
						value: 96.2,
						confidence: 9,
						said: 'on-track',
						moved: 'Reached in the last week, by a whisker.'
					}
				]
			},
			{
				name: 'whole-crates',
				title: 'Damaged crates fall from 12 to 5 per 1,000',
				owner: 'priya',
				measure: { kind: 'reach', from: 12, to: 5 },
				unit: { kind: 'rate', per: 1000, name: 'crates', decimals: 1 },
				checkIns: [
					{ week: 3, value: 11.4, confidence: 5 },
					{ week: 6, value: 9.2, confidence: 6, said: 'on-track' },
					{ week: 9, value: 8.7, confidence: 4, said: 'at-risk', moved: 'The new carton is late.' },
					{
						week: 13,
						value: 6.1,
						confidence: 5,
						said: 'at-risk',
						moved: 'New carton and new carrier in week 12. Three weeks earlier and we had made it.'
					}
				]
			}
		]
	},
	{
		name: 'porto',
		title: 'Porto knows our name',
		why: 'A second city shows whether Bergen was luck.',
		winning: 'Somebody in Porto recommends us in a language none of us speaks well.',
		level: 'team',
		kind: 'aspirational',
		team: 'growth',
		owner: 'lucia',
		serves: 'promised-day',
		keyResults: [
			{
				name: 'porto-cafes',
				title: 'Cafés in Porto that order every week: from 12 to 70',
				owner: 'lucia',
				measure: { kind: 'reach', from: 12, to: 70 },
				unit: { kind: 'number', name: 'cafés' },
				checkIns: [
					{ week: 3, value: 21, confidence: 5 },
					{ week: 6, value: 30, confidence: 5, said: 'at-risk' },
					{ week: 9, value: 39, confidence: 4, said: 'at-risk', moved: 'August is empty.' },
					{
						week: 13,
						value: 49,
						confidence: 3,
						said: 'at-risk',
						moved: 'September made up for some of it.'
					}
				]
			},
			{
				name: 'porto-roaster',
				title: 'A roaster in Porto roasts for us under its own name',
				owner: 'maren',
				measure: { kind: 'done' },
				checkIns: [
					{ week: 6, value: 0, confidence: 6 },
					{
						week: 11,
						value: 1,
						confidence: 10,
						said: 'on-track',
						moved: 'Signed at a kitchen table.'
					}
				]
			}
		]
	}
];
