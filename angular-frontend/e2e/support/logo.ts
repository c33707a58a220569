/** A PNG of 96 by 96 pixels with an alpha channel: a ring and a dot. */
export const logo = {
  name: 'logo.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAGAAAABgCAYAAADimHc4AAABk0lEQVR42u3dUZHCQBBFURysBPysBhStQ9RArQOoSu' +
      'a9zpyPEZB7Cj4g0337efzenNwRAQCA5vM68ABYHHwEyG7R6zB2Dx+HED4MIXwYQvgwhPhhBOHDEOKHEcQPI4gfRhA+' +
      'DCF+GAHAYADRD0AQP4wgfhhB/DACgEEAop6AIH4YAcAAgOoHfP7dRyOMAfgP/e25AsC46MUYcwCODF8E8TXA5eI3Il' +
      'QBrIgfRvgY4LLhCyC6AJLxQwgA2gG2ip9GiAE0xQ8gZAEa4y9GANAKsHX8BAIAAACWAUyIvxABAAAAAAAAALAFwKT4' +
      'ixB8AnwFAQAAAAAAAAD8GurnaAAAGgD8J+xPeQDeC9oBwJtx3g31ci4A9wNq7we4IbPjFSV3xNySdE3VPWE35Y0qMC' +
      'vCtBTjagBAqJqYBcHQPgAQCuaGQiiYnAuhYHY0BOPrAUAo2KBhh4wtSnPjnwFgj5hNenPinwlgl6Rtqv3xVwHYJ2yj' +
      'dl/4JICd8iUATRCx528ASGFUPHMbwJkglc/YDnD5I0L4vAGOx/km5+F+UwAAAABJRU5ErkJggg==',
    'base64',
  ),
};
