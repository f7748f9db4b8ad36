// Imported one by one, not through @import: so each file passes the build's own step that drops the old WOFF files.
import '@fontsource/inter/400.css';
import '@fontsource/inter/600.css';
import '@fontsource/noto-sans-tc/400.css';
import '@fontsource/noto-sans-tc/600.css';
