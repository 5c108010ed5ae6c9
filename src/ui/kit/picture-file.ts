/** An SVG picture as PNG, at twice its size so that it is sharp on a projector. */
export async function pngFrom(svg: string): Promise<Blob> {
	const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
	try {
		const picture = new Image();
		picture.src = address;
		await picture.decode();
		const canvas = document.createElement('canvas');
		[canvas.width, canvas.height] = [picture.width * 2, picture.height * 2];
		canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
		return await new Promise<Blob>((made, failed) =>
			canvas.toBlob((blob) => (blob ? made(blob) : failed(new Error('no picture'))), 'image/png')
		);
	} finally {
		URL.revokeObjectURL(address);
	}
}
