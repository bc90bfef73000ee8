package dev.atgateway.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Seconds over counts, as an SVG. */
final class GrowthPlot {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;

    private GrowthPlot() {}

    /** Writes {@code FILE.svg}. */
    static void write(Growth growth, Path file) throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("Seconds over " + growth.what())
                .xAxisTitle(growth.what())
                .yAxisTitle("seconds")
                .build();
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setLegendPosition(LegendPosition.InsideNW);
        growth.seconds().forEach((kind, seconds) -> series(chart, kind, seconds));
        VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
    }

    private static void series(XYChart chart, String name, Map<Integer, Samples> seconds) {
        chart.addSeries(
                name,
                List.copyOf(seconds.keySet()),
                seconds.values().stream().map(Samples::median).toList());
    }
}
