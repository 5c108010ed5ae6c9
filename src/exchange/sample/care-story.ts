import type { ObjectiveStory } from './story.ts';

/** The care team's objective: one key result is slipping, one is stuck, and people say so. */
export const careStory: ObjectiveStory = {
	name: 'calm-support',
	title: 'Support is calm, even on Mondays',
	why: 'On Mondays half of the week’s questions arrive before noon, and Amara and Priya answer them instead of preventing them.',
	winning: 'Monday at eleven the inbox is empty and somebody asks whether we should go for a walk.',
	level: 'team',
	kind: 'committed',
	team: 'care',
	owner: 'amara',
	serves: 'reorder',
	guardrails: ['reopened'],
	keyResults: [
		{
			name: 'first-reply',
			title: 'The median first reply comes down from 5.5 to 2 hours',
			owner: 'amara',
			measure: { kind: 'reach', from: 5.5, to: 2 },
			unit: { kind: 'duration', in: 'hours', decimals: 1 },
			indicator: 'leading',
			checkIns: [
				{
					week: 1,
					value: 5.5,
					confidence: 6,
					moved: 'Start of the count. Mondays alone are at nine hours.'
				},
				{
					week: 2,
					value: 5.1,
					confidence: 6,
					said: 'on-track',
					moved: 'Ready-made answers for the five commonest questions.'
				},
				{ week: 3, value: 4.9, confidence: 6, said: 'on-track' },
				{
					week: 4,
					value: 4.6,
					confidence: 6,
					said: 'on-track',
					moved: 'Priya took Monday mornings. It shows at once.'
				},
				{
					week: 5,
					value: 4.4,
					confidence: 5,
					said: 'at-risk',
					moved: 'Better, but slower than we need.',
					blocker: 'The price change brought 60 extra questions and will bring more.'
				},
				{
					week: 6,
					value: 4.5,
					confidence: 4,
					said: 'at-risk',
					moved:
						'Back up. We answer price questions one by one although they are all the same question.',
					stopping: 'No phone support before ten on Mondays until this is done.'
				},
				{
					week: 7,
					value: 4.7,
					confidence: 3,
					said: 'off-track',
					moved: 'Priya is away with the depot move, so Mondays are mine alone again.',
					blocker: 'One person on Mondays is not enough, whatever the answers look like.'
				},
				{
					week: 8,
					value: 4.8,
					confidence: 3,
					said: 'off-track',
					moved:
						'I would rather say it now: without a second person on Mondays we end near four hours.',
					blocker: 'Decision needed: who helps on Mondays until the end of the quarter?'
				}
			],
			initiatives: [
				{
					title: 'Ready-made answers for the five commonest questions',
					owner: 'amara',
					due: 2,
					done: 2
				},
				{
					title: 'One page that explains the new prices, linked from every invoice',
					owner: 'lucia',
					due: 7
				},
				{ title: 'Decide who helps on Mondays', owner: 'maren', due: 9 }
			]
		},
		{
			name: 'without-ticket',
			title: 'Questions answered without writing to us rise from 22 % to 40 %',
			owner: 'priya',
			measure: { kind: 'reach', from: 22, to: 40 },
			unit: { kind: 'percent', decimals: 1 },
			checkIns: [
				{ week: 1, value: 22, confidence: 6 },
				{
					week: 2,
					value: 25,
					confidence: 6,
					said: 'on-track',
					moved: 'Search in the help pages now knows “late” and “delayed”.'
				},
				{ week: 3, value: 27.5, confidence: 7, said: 'on-track' },
				{
					week: 4,
					value: 29,
					confidence: 7,
					said: 'on-track',
					moved: 'Delivery questions answer themselves on the order page.'
				},
				{ week: 5, value: 31, confidence: 6, said: 'on-track' },
				{
					week: 6,
					value: 31.1,
					confidence: 5,
					said: 'on-track',
					moved: 'Flat. The easy ones are done.'
				},
				{
					week: 7,
					value: 31,
					confidence: 5,
					said: 'at-risk',
					moved: 'Nothing moved because nobody worked on it; the depot move took the week.'
				},
				{
					week: 8,
					value: 31.1,
					confidence: 4,
					said: 'at-risk',
					moved: 'What is left are invoices, and those pages are Tomasz’s code.',
					blocker: 'Needs two days of Tomasz that the repeat button has too.'
				}
			],
			initiatives: [
				{ title: 'Explain each line of an invoice on the invoice', owner: 'tomasz', due: 10 }
			]
		},
		{
			name: 'in-their-words',
			title: 'Eight cafés tell us in their own words that Mondays are better',
			owner: 'amara',
			measure: { kind: 'evidence', wanted: 8 },
			evidence: [
				{
					week: 2,
					by: 'amara',
					quote:
						'“I asked at eight and had an answer before the first bus.” Kaffehuset Torget, Bergen'
				},
				{
					week: 4,
					by: 'amara',
					quote:
						'“You wrote before I noticed that the crate was late. That has never happened to me.” Kawiarnia Kasia, Gdańsk'
				},
				{
					week: 5,
					by: 'priya',
					quote: '“I found the answer on the page and felt clever.” Café Aurora, Porto',
					link: 'https://example.org/notes/aurora'
				},
				{
					week: 7,
					by: 'amara',
					quote:
						'“Honestly, I had forgotten that Monday used to be the bad day.” Bakeriet Nygård, Bergen'
				},
				{
					week: 8,
					by: 'lucia',
					quote: '“My sister’s café waits longer with the others.” Pod Lipą, Gdańsk'
				}
			],
			checkIns: [
				{
					week: 4,
					confidence: 7,
					said: 'on-track',
					moved: 'I ask one café each Friday, always the same question.'
				},
				{
					week: 8,
					confidence: 7,
					said: 'on-track',
					moved: 'Five good ones. Two others were only polite and do not count.'
				}
			]
		},
		{
			name: 'overtime',
			title: 'Nobody works more than three hours of overtime a week for it',
			owner: 'maren',
			measure: { kind: 'keep', max: 3, period: 'week' },
			unit: { kind: 'duration', in: 'hours', decimals: 1 },
			weight: 0,
			checkIns: [
				{ week: 1, value: 2.5, confidence: 8 },
				{
					week: 3,
					value: 3.5,
					confidence: 6,
					said: 'at-risk',
					moved: 'The bridge. Amara stayed two evenings; she took Friday off.'
				},
				{ week: 4, value: 2, confidence: 7, said: 'on-track' },
				{ week: 5, value: 2.8, confidence: 7, said: 'on-track' },
				{
					week: 6,
					value: 2.9,
					confidence: 6,
					said: 'on-track',
					moved: 'Close to the limit for the second time.'
				},
				{
					week: 7,
					value: 2.7,
					confidence: 6,
					said: 'on-track',
					late: true,
					moved: 'Fine on paper. I am not sure that everybody writes it down.'
				}
			]
		}
	],
	comments: [
		{
			week: 7,
			by: 'kenji',
			text: 'I could take Monday mornings in weeks 10 and 11. The new path needs me less than this does.'
		},
		{
			week: 8,
			by: 'amara',
			text: 'That would be two of the four Mondays that matter. Thank you. Who takes the other two?'
		},
		{
			week: 8,
			by: 'lucia',
			text: 'If the price page is out by then you need nobody: 60 of last week’s 140 questions were about it. It is my page, and I am late with it.'
		}
	]
};
