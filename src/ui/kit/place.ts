const gap = 4;
const margin = 8;

interface Placing {
	/** Which edges line up. */
	readonly align: 'start' | 'end';
	/** At least as wide as what it belongs to. */
	readonly cover?: boolean;
}

/**
 * Puts a panel of the top layer below what it belongs to, or above where there is more room, and keeps it on the
 * screen. Done by hand until every browser we serve has CSS anchors (Firefox before 147 has none).
 */
export function place(
	panel: HTMLElement,
	anchor: Element,
	{ align, cover = false }: Placing
): void {
	const box = anchor.getBoundingClientRect();
	const { clientWidth: width, clientHeight: height } = document.documentElement;
	const set = (name: string, pixels: number) => panel.style.setProperty(name, `${pixels}px`);

	set('--least', cover ? box.width : 0);
	const below = height - box.bottom - gap - margin;
	const above = box.top - gap - margin;
	const up = panel.scrollHeight > below && above > below;
	set('--room', Math.max(120, up ? above : below));

	const { offsetWidth, offsetHeight } = panel;
	const left = align === 'start' ? box.left : box.right - offsetWidth;
	set('--left', Math.max(margin, Math.min(left, width - offsetWidth - margin)));
	set('--top', up ? Math.max(margin, box.top - gap - offsetHeight) : box.bottom + gap);
}
