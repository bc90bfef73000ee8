package dev.emulatedcloud.picture;

import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Pictures as SVG, one below the other: text stays text, and the ground and the colours follow whether the reader's screen is
 * light or dark.
 *
 * @see <a href="https://www.w3.org/TR/SVG11/">SVG 1.1</a>
 */
final class SvgPicture {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    /** Pixels. A character of the font is 0.6 of its size wide. */
    private static final double COLUMN = 7.8;

    private static final double ROW = 19;
    private static final double MARGIN = 16;

    private static final String STYLE = """

            svg { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
            .ground { fill: #ffffff; }
            .box { fill: none; stroke: #0969da; stroke-width: 1.5; }
            .existing { stroke: #59636e; stroke-dasharray: 5 4; }
            .title { fill: #1f2328; font-weight: 600; }
            .detail, .label { fill: #59636e; }
            .way { fill: none; stroke: #1a7f37; stroke-width: 1.5; }
            .head { fill: #1a7f37; }
            @media (prefers-color-scheme: dark) {
              .ground { fill: #0d1117; }
              .box { stroke: #4493f8; }
              .existing { stroke: #9198a1; }
              .title { fill: #f0f6fc; }
              .detail, .label { fill: #9198a1; }
              .way { stroke: #3fb950; }
              .head { fill: #3fb950; }
            }
            """;

    private final XMLStreamWriter xml;
    private double top = MARGIN;

    private SvgPicture(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String of(List<Picture> pictures) {
        List<Layout> layouts = pictures.stream().map(Layout::of).toList();
        var text = new StringWriter();
        try {
            new SvgPicture(XMLOutputFactory.newFactory().createXMLStreamWriter(text)).draw(layouts);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.append('\n').toString();
    }

    private void draw(List<Layout> layouts) throws XMLStreamException {
        String width = pixels(Layout.WIDTH * COLUMN + 2 * MARGIN);
        String height = pixels(
                layouts.stream().mapToDouble(one -> one.height() * ROW + MARGIN).sum() + MARGIN);
        xml.writeStartElement("svg");
        xml.writeDefaultNamespace(NAMESPACE);
        attributes("width", width, "height", height, "viewBox", "0 0 " + width + " " + height, "role", "img");
        element("title", "What was built");
        element("style", STYLE);
        empty("rect", "class", "ground", "width", width, "height", height);
        for (Layout layout : layouts) {
            draw(layout);
            top += layout.height() * ROW + MARGIN;
        }
        xml.writeEndElement();
        xml.flush();
    }

    private void draw(Layout layout) throws XMLStreamException {
        for (Layout.Frame frame : layout.frames()) {
            empty(
                    "rect",
                    "class",
                    frame.existing() ? "box existing" : "box",
                    "x",
                    pixels(x(frame.left())),
                    "y",
                    pixels(y(frame.top())),
                    "width",
                    pixels((frame.right() - frame.left()) * COLUMN),
                    "height",
                    pixels((frame.bottom() - frame.top()) * ROW),
                    "rx",
                    "4");
        }
        for (Layout.Line line : layout.lines()) {
            double bottom = line.arrives() ? y(line.bottom() + 1) : y(line.bottom());
            way("M%s %sV%s", x(line.column()), y(line.top() - 1), bottom);
            if (line.arrives()) {
                head("M%s %sl-5 -9h10z", x(line.column()), bottom);
            }
        }
        for (Layout.Branch branch : layout.branches()) {
            double end = x(branch.column() + branch.length() + 1);
            way("M%s %sH%s", x(branch.column()), y(branch.row()), end);
            head("M%s %sl-9 -5v10z", end, y(branch.row()));
        }
        for (Layout.Text text : layout.texts()) {
            xml.writeStartElement("text");
            attributes("class", text.kind().name().toLowerCase(Locale.ROOT));
            attributes("x", pixels(x(text.column())), "y", pixels(y(text.row()) + ROW / 4));
            xml.writeCharacters(text.text());
            xml.writeEndElement();
        }
    }

    private double x(int column) {
        return MARGIN + (column + 0.5) * COLUMN;
    }

    private double y(int row) {
        return top + (row + 0.5) * ROW;
    }

    private void way(String path, double... points) throws XMLStreamException {
        empty("path", "class", "way", "d", path(path, points));
    }

    private void head(String path, double... points) throws XMLStreamException {
        empty("path", "class", "head", "d", path(path, points));
    }

    private static String path(String path, double... points) {
        return path.formatted(Arrays.stream(points).mapToObj(SvgPicture::pixels).toArray());
    }

    private static String pixels(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void empty(String name, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement(name);
        attributes(attributes);
    }

    private void attributes(String... namesAndValues) throws XMLStreamException {
        for (int at = 0; at < namesAndValues.length; at += 2) {
            xml.writeAttribute(namesAndValues[at], namesAndValues[at + 1]);
        }
    }
}
