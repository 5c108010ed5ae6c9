import type { Component } from 'svelte';

/** A drawn sign, such as one of @lucide/svelte/icons. It is decoration: the words stand beside it. */
export type Icon = Component<{ size?: number | string; strokeWidth?: number | string }>;
