package org.partbook.copies.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;

class PageWeightTest {
  private final PDPage page = new PDPage();
  private final COSDictionary objects = new COSDictionary();

  PageWeightTest() {
    var resources = new COSDictionary();
    resources.setItem(COSName.XOBJECT, objects);
    page.getCOSObject().setItem(COSName.RESOURCES, resources);
  }

  @Test
  void a_page_weighs_as_much_as_its_heaviest_image() {
    assertThat(PageWeight.of(page)).isZero();
    objects.setItem(COSName.A, image(100, 50));
    objects.setItem(COSName.B, image(1000, 1000));
    objects.setItem(COSName.C, image(10, 10));

    assertThat(PageWeight.of(page)).isEqualTo(4_000_000);
    assertThat(PageWeight.isBearable(page)).isTrue();
  }

  @Test
  void an_image_in_black_and_white_weighs_less() {
    var image = image(1000, 1000);
    image.setInt(COSName.BITS_PER_COMPONENT, 1);
    objects.setItem(COSName.A, image);

    assertThat(PageWeight.of(page)).isEqualTo(1_000_000);
  }

  @Test
  void images_in_forms_and_masks_of_images_count_even_where_forms_run_in_a_circle() {
    var masked = image(10, 10);
    masked.setItem(COSName.SMASK, image(300, 300));
    var inner = new COSDictionary();
    inner.setItem(COSName.A, masked);
    var resources = new COSDictionary();
    resources.setItem(COSName.XOBJECT, inner);
    var form = new COSStream();
    form.setItem(COSName.SUBTYPE, COSName.FORM);
    form.setItem(COSName.RESOURCES, resources);
    inner.setItem(COSName.B, form);
    objects.setItem(COSName.A, form);

    assertThat(PageWeight.of(page)).isEqualTo(360_000);
  }

  @Test
  void a_page_that_needs_more_memory_than_there_is_is_not_bearable() {
    objects.setItem(COSName.A, image(2_000_000, 2_000_000));

    assertThat(PageWeight.isBearable(page)).isFalse();
  }

  private static COSStream image(int width, int height) {
    var image = new COSStream();
    image.setItem(COSName.SUBTYPE, COSName.IMAGE);
    image.setInt(COSName.WIDTH, width);
    image.setInt(COSName.HEIGHT, height);
    image.setInt(COSName.BITS_PER_COMPONENT, 8);
    return image;
  }
}
