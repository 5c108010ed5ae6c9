import { describe, expect, test } from 'vitest';
import type { BoardId, KpiId, ObjectiveId } from '#domain/id.ts';
import { isAt, parentOf, placesOf, standingAt } from '#ui/app/navigation.ts';
import { boardAddresses } from '#ui/vocabulary/addresses.ts';
import { aBoard } from '#tests/builders.ts';

const addresses = boardAddresses('b1' as BoardId);
const objective = addresses.objective('o1' as ObjectiveId);
const kpi = addresses.kpi('k1' as KpiId);

describe('where one is', () => {
	test.each([
		[addresses.home, undefined],
		[addresses.okrs, addresses.home],
		[addresses.map, addresses.okrs],
		[objective, addresses.okrs],
		[`${objective}?at=r1`, addresses.okrs],
		[addresses.newObjective, addresses.okrs],
		[kpi, addresses.kpis],
		[addresses.grid, addresses.kpis],
		[addresses.checkInAt('r1'), addresses.checkIn],
		[addresses.settings, addresses.home]
	])('C-N1 from %s one goes back to %s', (here, parent) => {
		expect(parentOf(here, addresses)).toBe(parent);
	});

	test('C-N2 an address tells what it is about', () => {
		expect(standingAt(`${objective}?at=r1`, addresses)).toEqual({
			section: 'objectives',
			objective: 'o1',
			query: '?at=r1'
		});
		expect(standingAt(kpi, addresses)).toEqual({ section: 'kpis', kpi: 'k1', query: '' });
		for (const page of [addresses.newKpi, addresses.grid, addresses.readingsFile])
			expect(standingAt(page, addresses)).toEqual({ section: 'kpis', query: '' });
		expect(standingAt(addresses.home, addresses)).toEqual({ section: '', query: '' });
	});

	test('C-N3 one place is current, also on the pages below it', () => {
		const { daily, seldom } = placesOf(addresses, { board: aBoard(), isReadOnly: false });
		const current = (hash: string) =>
			[...daily, ...seldom]
				.filter((place) => isAt(place, hash, addresses.home))
				.map(({ label }) => label);
		expect(current(`${addresses.home}?team=t1`)).toEqual(['Home']);
		expect(current(objective)).toEqual(['OKRs']);
		expect(current(kpi)).toEqual(['KPIs']);
		expect(current(addresses.cleanUp)).toEqual(['Review']);
		expect(current(addresses.checkInAt('r1'))).toEqual(['Check in']);
	});
});
