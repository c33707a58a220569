package io.quittance.bitcoin;

import com.google.zxing.qrcode.encoder.ByteMatrix;
import java.awt.geom.Path2D;

/** Walks along the borders between dark and light modules, dark at the right hand, and draws each once. */
final class ModuleOutline {

    private final ByteMatrix modules;
    private final int size;

    /** By the corner where a border starts: the ones that run east along the top of a dark module are drawn. */
    private final boolean[][] drawn;

    ModuleOutline(ByteMatrix modules) {
        this.modules = modules;
        this.size = modules.getWidth();
        this.drawn = new boolean[size + 1][size + 1];
    }

    Path2D trace(double x, double y, double module) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                if (isDark(column, row) && !isDark(column, row - 1) && !drawn[row][column]) {
                    traceLoop(path, column, row, x, y, module);
                }
            }
        }
        return path;
    }

    /** Every closed border has an edge that runs east, so starting at those finds them all. */
    private void traceLoop(Path2D path, int startColumn, int startRow, double x, double y, double module) {
        int column = startColumn;
        int row = startRow;
        int dx = 1;
        int dy = 0;
        path.moveTo(x + column * module, y + row * module);
        do {
            if (dx == 1) {
                drawn[row][column] = true;
            }
            column += dx;
            row += dy;
            // At the corner: the modules ahead, at the left and at the right hand of the way.
            boolean left = isDark(column + (dx + dy - 1) / 2, row + (dy - dx - 1) / 2);
            boolean right = isDark(column + (dx - dy - 1) / 2, row + (dy + dx - 1) / 2);
            if (right && !left) {
                continue;
            }
            int turned = dx;
            if (right) {
                dx = dy;
                dy = -turned;
            } else {
                dx = -dy;
                dy = turned;
            }
            path.lineTo(x + column * module, y + row * module);
        } while (column != startColumn || row != startRow || dx != 1);
        path.closePath();
    }

    private boolean isDark(int column, int row) {
        return column >= 0 && row >= 0 && column < size && row < size && modules.get(column, row) == 1;
    }
}
