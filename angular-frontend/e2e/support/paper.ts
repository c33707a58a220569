import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The text of a PDF as a reader copies it, in the order of the page. */
export async function textOf(pdf: string): Promise<string> {
  const { stdout } = await run('pdftotext', ['-layout', pdf, '-']);
  return stdout;
}

/** What a camera reads off the printed pages of a PDF: one payload for each QR code. */
export async function scanned(pdf: string, folder: string): Promise<string[]> {
  await run('pdftoppm', ['-r', '150', '-png', pdf, join(folder, 'page')]);
  const pages = (await readdir(folder)).filter((name) => /^page-\d+\.png$/.test(name)).sort();
  const payloads: string[] = [];
  for (const page of pages) {
    // Exit code 4 says that a page bears no code.
    const { stdout } = await run('zbarimg', ['--quiet', '--raw', join(folder, page)]).catch(
      (error: { code?: number }) => {
        if (error.code === 4) {
          return { stdout: '' };
        }
        throw error;
      },
    );
    payloads.push(...stdout.split('\n').filter(Boolean));
  }
  return payloads;
}
