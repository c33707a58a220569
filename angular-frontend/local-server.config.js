// Serves the production build on this machine and passes the API's paths on to the backend, so that
// the browser sees one origin and meets no certificate warning.
import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';

const { SPA_PORT = '4200', API_TARGET = 'https://127.0.0.1:8443' } = process.env;
const outDir = 'dist/quittance/browser';
// The placeholder of the hosts' configurations is the backend here.
const contentSecurityPolicy = readFileSync(new URL('csp.txt', import.meta.url), 'utf8')
  .trim()
  .replaceAll('https://backend.example.com', new URL(API_TARGET).origin);

const backend = {
  target: API_TARGET,
  // The backend's own certificate is not signed by anybody the machine knows.
  secure: false,
  configure: (proxy) =>
    proxy.on('error', (_error, _request, response) => {
      if ('writeHead' in response && !response.headersSent) {
        response
          .writeHead(502, { 'Content-Type': 'text/plain' })
          .end('The backend does not answer.');
      }
    }),
};

export default defineConfig({
  appType: 'spa',
  build: { outDir },
  plugins: [
    {
      name: 'cache-headers',
      configurePreviewServer: ({ middlewares }) => {
        middlewares.use((request, response, next) => {
          const hashed = /-[\w-]{8}\.(js|css|woff2)$/.test(request.url ?? '');
          response.setHeader(
            'Cache-Control',
            hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
          );
          next();
        });
      },
    },
  ],
  preview: {
    host: '127.0.0.1',
    port: Number(SPA_PORT),
    strictPort: true,
    headers: {
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
      'Cross-Origin-Opener-Policy': 'same-origin',
    },
    proxy: { '/ping': backend, '/docs': backend, '/api': backend },
  },
});
