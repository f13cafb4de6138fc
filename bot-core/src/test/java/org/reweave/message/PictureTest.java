package org.reweave.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.reweave.spi.Screens;

class PictureTest {

    @Test
    void it_is_a_value_that_nobody_can_change_from_outside() {
        Picture picture = Screens.picture("A line that rises.");
        byte[] bytes = picture.png();
        Picture same = new Picture(bytes, "A line that rises.");
        bytes[20] ^= 1;

        assertThat(picture).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(new Picture(bytes, "A line that rises.")).isNotEqualTo(picture);
        assertThat(Screens.picture("A line that falls.")).isNotEqualTo(picture);
    }

    @Test
    void what_is_no_picture_is_refused() {
        byte[] png = Screens.picture("x").png();

        assertThatThrownBy(() -> new Picture(new byte[0], "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Picture(Arrays.copyOfRange(png, 1, 50), "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Picture(Arrays.copyOf(png, Picture.MAX_BYTES + 1), "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Picture(png, " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_on_it_is_told_above_the_text_where_it_cannot_be_shown() {
        OutboundMessage message = Screens.say("That is all.");

        assertThat(message.told().words()).isEqualTo("That is all.");
        assertThat(message.with(Screens.picture("A line that rises.")).told().words())
                .isEqualTo("A line that rises.\n\nThat is all.");
    }
}
