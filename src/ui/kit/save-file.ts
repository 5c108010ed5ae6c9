/** Give a file to the person as a download. */
export function saveFile(file: File): void {
	const address = URL.createObjectURL(file);
	const link = document.createElement('a');
	link.href = address;
	link.download = file.name;
	document.body.append(link);
	link.click();
	link.remove();
	// Safari reads the address after the click has returned.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
