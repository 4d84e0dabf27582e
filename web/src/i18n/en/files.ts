export const files = {
  "files.position": "{at} of {count}",
  "files.zoomIn": "Zoom in",
  "files.zoomOut": "Zoom out",
  "files.rotate": "Rotate",
  "files.copyImage": "Copy image",
  "files.imageCopied": "Image copied.",
  "files.imageNotCopied": "The image could not be copied. Download it instead.",
  "files.original": "Open original",
  "files.download": "Download",
  "files.previous": "Previous image",
  "files.next": "Next image",
} as const;
