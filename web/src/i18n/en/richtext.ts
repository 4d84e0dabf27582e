export const richtext = {
  "richtext.privateChannel": "private channel",
  "richtext.copyCode": "Copy code",
  "richtext.imageElsewhere": "Image at {host}",
  "richtext.imageElsewhereNamed": "Image: {name} ({host})",
  "richtext.openImage": "Open image {name}",
  "richtext.openFile": "Open {name}",
  "richtext.downloadFile": "Download {name}",
  "richtext.fileHidden": "This file is hidden because of a storage limit.",
  "richtext.fileDeleted": "This file was deleted.",
  "richtext.edited": "(edited)",
  "richtext.broken": "This message cannot be shown.",
} as const;
