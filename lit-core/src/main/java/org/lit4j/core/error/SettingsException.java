package org.lit4j.core.error;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Says everything that is wrong with a set of settings, at once. Its code is that of the mistakes when all have the same,
 * else {@code SETTING_INVALID}. Holds no value of a setting.
 */
public final class SettingsException extends LitException {
    private static final long serialVersionUID = 1L;

    private final List<SettingProblem> problems;

    /**
     * Makes the failure.
     *
     * @param problems at least one
     */
    public SettingsException(List<SettingProblem> problems) {
        super(common(problems), text(problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns the mistakes, in the order of the settings' names. */
    public List<SettingProblem> problems() {
        return problems;
    }

    private static ErrorCode common(List<SettingProblem> problems) {
        ErrorCode first = problems.get(0).code();
        return problems.stream().allMatch(problem -> problem.code() == first) ? first : ErrorCode.SETTING_INVALID;
    }

    private static String text(List<SettingProblem> problems) {
        if (problems.size() == 1) {
            return problems.get(0).toString();
        }
        return problems.stream()
                .map(problem -> "\n- " + problem)
                .collect(Collectors.joining("", problems.size() + " mistakes in the settings:", ""));
    }
}
