package sequitur.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import sequitur.cli.probe.setup.SettingsStyle;
import sequitur.engine.config.Printable;

/** Reads for whom settings are written; {@code all} stands for everybody. */
final class StyleOption implements ITypeConverter<List<SettingsStyle>> {

    private static final String ALL = "all";
    private static final int LONGEST_SHOWN = 60;

    @Override
    public List<SettingsStyle> convert(String name) {
        if (name.equalsIgnoreCase(ALL)) {
            return Arrays.asList(SettingsStyle.values());
        }
        return SettingsStyle.of(name)
                .map(List::of)
                .orElseThrow(() -> new TypeConversionException("it may be " + String.join(", ", new Candidates())
                        + ", not \"" + Printable.of(name, LONGEST_SHOWN) + "\""));
    }

    /** What a shell may complete. */
    static final class Candidates extends ArrayList<String> {

        private static final long serialVersionUID = 1L;

        Candidates() {
            super(Arrays.stream(SettingsStyle.values()).map(SettingsStyle::id).toList());
            add(ALL);
        }
    }
}
