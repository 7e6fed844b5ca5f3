"""A plan document as text, for the tests of its way to pages."""

PLAN = """UBND XÃ SUỐI NGÀN                     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                                          Độc lập - Tự do - Hạnh phúc

Số: 45/KH-UBND                         Suối Ngàn, ngày 05 tháng 10 năm 2026

KẾ HOẠCH
Tuyên truyền Tuần lễ đọc sách năm 2026 trên địa bàn xã Suối Ngàn

Căn cứ Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Lam Giang;
Ủy ban nhân dân xã Suối Ngàn ban hành Kế hoạch như sau:

I. MỤC ĐÍCH
- Để mỗi nhà có một tủ sách, theo thông điệp “Mỗi ngày một trang sách”.

II. THỜI GIAN
- Thời gian thực hiện: từ ngày 10/10/2026 đến ngày 20/12/2026; cao điểm từ ngày 12/10/2026 đến ngày 18/10/2026.

III. TỔ CHỨC THỰC HIỆN
1. Trung tâm Văn hóa xã
- Mở chuyên mục “Thư viện trên sóng” trên loa truyền thanh xã; sản xuất ít nhất 04 chương trình phát thanh.
- Đăng ít nhất 10 tin, bài và 02 video ngắn trên trang thông tin điện tử xã.
2. Đoàn Thanh niên xã
- Mở chuyên trang “Bạn đọc trẻ”, đăng 30 tin, bài.
- Tổ chức ngày hội đổi sách, hoàn thành trước ngày 20/11/2026.

Các đơn vị báo cáo kết quả về Ủy ban nhân dân xã trước ngày 25/12/2026.

Nơi nhận:
- UBND tỉnh (báo cáo);
- Lưu: VT.
"""
