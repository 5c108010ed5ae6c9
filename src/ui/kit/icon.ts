import type { Component } from 'svelte';

/** An icon, such as those of @lucide/svelte/icons. It is decoration: the words are beside it. */
export type Icon = Component<{ size?: number | string; strokeWidth?: number | string }>;
